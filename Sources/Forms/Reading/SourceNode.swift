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
        case .list(let items): items.isEmpty ? "daftar kosong" : "daftar"
        case .map(let entries): entries.isEmpty ? "kumpulan kosong" : "kumpulan kunci"
        }
    }
}

extension SourceNode {
    /// The entry that these keys lead to, one inside the other; nil where the file does not go so far.
    public func entry(_ keys: some Collection<String>) -> SourceEntry? {
        guard let first = keys.first, let entry = entries.first(where: { $0.key == first }) else { return nil }
        let rest = keys.dropFirst()
        return rest.isEmpty ? entry : entry.value.entry(rest)
    }

    /// The first key or text of this wording, here or further inside.
    public func position(of word: String) -> SourcePosition? {
        switch content {
        case .scalar(let text, _): text == word ? position : nil
        case .list(let nodes): nodes.lazy.compactMap { $0.position(of: word) }.first
        case .map(let entries):
            entries.lazy.compactMap { $0.key == word ? $0.position : $0.value.position(of: word) }.first
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
