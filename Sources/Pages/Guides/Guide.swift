/// One of the guides for users (`docs/panduan`): what somebody does with Balai, task by task.
public struct Guide: Sendable {
    /// A piece of a guide that stands by itself on the page.
    public indirect enum Block: Sendable, Hashable {
        case section(String)
        case paragraph([Span])
        case bullets([[Block]])
        case steps([[Block]])
        /// What is typed or written as it stands.
        case verbatim(String)
        /// A picture by the name of its file, with what it shows in words.
        case picture(name: String, words: String)
    }

    /// A run of words within a line.
    public indirect enum Span: Sendable, Hashable {
        case text(String)
        /// What stands so on a page: the words of a button, a heading, a question.
        case shown(String)
        case strong([Span])
        case code(String)
        /// - Parameter target: as the file has it: `#anchor`, `other.md#anchor`, or an address.
        case link(label: String, target: String)
    }

    public struct Chapter: Sendable {
        public var title: String
        public var blocks: [Block]

        public init(title: String, blocks: [Block]) {
            self.title = title
            self.blocks = blocks
        }

        /// Its part of the address.
        public var name: String { title.asAnchor }

        /// The sections that a link can lead to.
        var sections: [String] {
            blocks.compactMap { if case .section(let title) = $0 { title.asAnchor } else { nil } }
        }
    }

    /// `warga`, of `warga.md`.
    public var name: String
    public var title: String
    /// Whom it is for, and what it presupposes.
    public var lead: [Block]
    public var chapters: [Chapter]

    public init(name: String, title: String, lead: [Block], chapters: [Chapter]) {
        self.name = name
        self.title = title
        self.lead = lead
        self.chapters = chapters
    }
}

extension Guide {
    /// Everything that stands somewhere in the guide, of all depths.
    var spans: [Span] { (lead + chapters.flatMap(\.blocks)).flatMap(\.spans) }
    /// The files of its pictures, in order.
    public var pictures: [String] { (lead + chapters.flatMap(\.blocks)).flatMap(\.pictures) }
}

extension Guide.Block {
    private var inner: [Guide.Block] {
        switch self {
        case .bullets(let items), .steps(let items): items.flatMap(\.self)
        default: []
        }
    }

    var spans: [Guide.Span] {
        if case .paragraph(let spans) = self { return spans.flatMap(\.all) }
        return inner.flatMap(\.spans)
    }

    var pictures: [String] {
        if case .picture(let name, _) = self { return [name] }
        return inner.flatMap(\.pictures)
    }
}

extension Guide.Span {
    fileprivate var all: [Guide.Span] {
        if case .strong(let inner) = self { return [self] + inner.flatMap(\.all) }
        return [self]
    }
}

extension String {
    /// As a link within a file names a heading: small letters and digits, hyphens for spaces, nothing else.
    var asAnchor: String {
        String(
            lowercased().compactMap { letter in
                letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" ? letter : nil
            })
    }
}
