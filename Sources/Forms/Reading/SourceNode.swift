/// A part of a YAML file, with its place; every scalar is text as written (SOP.md §0).
public struct SourceNode: Sendable {
    public indirect enum Content: Sendable {
        /// `isPlain`: written without quotes.
        case scalar(String, isPlain: Bool)
        case list([SourceNode])
        case map([SourceEntry])
    }

    public let content: Content
    public let position: SourcePosition

    public init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }

    public var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    public var isPlain: Bool {
        if case .scalar(_, let isPlain) = content { isPlain } else { false }
    }

    /// A key without anything after it.
    public var isEmptyScalar: Bool {
        if case .scalar("", isPlain: true) = content { true } else { false }
    }

    public var entries: [SourceEntry] {
        if case .map(let entries) = content { entries } else { [] }
    }

    public subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }

    /// What it is, in the words of a message.
    public var kindInWords: String {
        switch content {
        case .scalar("", _): "kosong"
        case .scalar(let text, _): "teks \"\(text.prefix(40))\""
        case .list: "daftar"
        case .map: "kumpulan kunci"
        }
    }
}

/// A key and its value.
public struct SourceEntry: Sendable {
    public let key: String
    public let position: SourcePosition
    public let value: SourceNode

    public init(key: String, position: SourcePosition, value: SourceNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}
