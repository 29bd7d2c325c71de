/// A key that a map of a file may have.
public struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    public let name: String
    public let isRequired: Bool

    public init(_ name: String, required: Bool = false) {
        self.name = name
        isRequired = required
    }

    public init(stringLiteral name: String) { self.init(name) }

    public static func required(_ name: String) -> Key { Key(name, required: true) }
}

/// The keys of one kind of map. The reader and the JSON Schema are both held against it.
public struct KeyContext: Hashable, Sendable {
    /// Its name in the schema's `$defs`.
    public let name: String
    /// How a message calls it.
    public let title: String
    public let keys: [Key]
    /// Other keys are names of the author's own (options, outcomes, answers).
    public let isOpen: Bool

    public init(_ name: String, _ title: String, isOpen: Bool = false, _ keys: [Key]) {
        self.name = name
        self.title = title
        self.keys = keys
        self.isOpen = isOpen
    }

    public var names: [String] { keys.map(\.name) }
}
