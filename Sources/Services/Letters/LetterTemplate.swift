/// The text of a letter that an applicant writes, signs and uploads: one file of `letters/`, in its own small form.
///
/// A line that begins with `#` names the letter, `##` is a title in its middle, `|` a line that stays a line, `<` and `>`
/// the places to sign, left and right. `Label : text` is a row; other lines are paragraphs, which an empty line ends.
/// `{name}` is a parameter of the letter type, or one of ``facts``; `{}` is a line to fill in by hand.
public struct LetterTemplate: Sendable, Hashable {
    public enum Piece: Sendable, Hashable {
        case text(String)
        case parameter(String)
        /// Filled in by hand, always.
        case blank
    }

    public struct Row: Sendable, Hashable {
        public let label: String
        public let value: [Piece]
    }

    public enum Block: Sendable, Hashable {
        case title(String)
        case paragraph([Piece])
        case lines([[Piece]])
        case rows([Row])
        /// A line without a piece is the space to sign in.
        case signatures(left: [[Piece]], right: [[Piece]])
    }

    /// What every letter may name beside its parameters: the office that it goes to, its place, and the place of the
    /// office that writes.
    public static let facts: Set<String> = ["kantor", "tempat-kantor", "tempat"]

    /// Of the letter type.
    public let name: String
    public let title: String
    public let blocks: [Block]

    /// - Throws: `LetterTemplateTrouble`.
    public init(name: String, source: String) throws {
        var reading = LetterTemplateReading(letter: name)
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            try reading.take(line, at: index + 1)
        }
        self.name = name
        (title, blocks) = try reading.end()
    }

    /// Every name in braces.
    public var parameters: Set<String> {
        Set(
            blocks.flatMap(\.pieces).compactMap { piece in
                if case .parameter(let name) = piece { name } else { nil }
            })
    }
}

/// A line of a letter's file that is not understood.
public struct LetterTemplateTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    public let letter: String
    public let line: Int
    public let message: String

    public var description: String { "letters/\(letter).surat.txt:\(line): \(message)" }
}

/// The letters that are offered prefilled, by letter type.
public struct LetterTemplates: Sendable {
    private let byName: [String: LetterTemplate]

    public init(_ templates: [LetterTemplate] = []) {
        byName = Dictionary(templates.map { ($0.name, $0) }) { $1 }
    }

    public subscript(_ name: String) -> LetterTemplate? { byName[name] }

    public var all: [LetterTemplate] { byName.values.sorted { $0.name < $1.name } }
}

extension LetterTemplate.Block {
    var pieces: [LetterTemplate.Piece] {
        switch self {
        case .title(let text): [.text(text)]
        case .paragraph(let pieces): pieces
        case .lines(let lines): lines.flatMap(\.self)
        case .rows(let rows): rows.flatMap(\.value)
        case .signatures(let left, let right): (left + right).flatMap(\.self)
        }
    }
}
