public import Forms

/// A parameter's or a column's value: an answer, or a word of the file.
public enum Argument: Hashable, Sendable {
    case answer(AnswerReference)
    case literal(String)
}

/// `otomatis` with its `dengan`.
public struct EffectUse: Hashable, Sendable {
    public var effect: String
    public var arguments: [String: Argument]
    public var position: SourcePosition

    public init(effect: String, arguments: [String: Argument] = [:], position: SourcePosition = .start) {
        self.effect = effect
        self.arguments = arguments
        self.position = position
    }
}

/// `sub` with its `dengan`, `berkas` and `di` (SOP.md §13).
public struct SubUse: Hashable, Sendable {
    public var procedure: String
    /// Field of the other procedure → value.
    public var arguments: [FieldPath: Argument] = [:]
    /// Form of the other procedure → form of this one, with equal fields.
    public var forms: [String: String] = [:]
    /// Paper of the other procedure → paper of this one.
    public var papers: [String: String] = [:]
    public var place: Lane.Place = .handlingOffice
    public var position: SourcePosition

    public init(procedure: String, position: SourcePosition = .start) {
        self.procedure = procedure
        self.position = position
    }
}

/// `catat`: an entry in a book.
public struct RegisterUse: Hashable, Sendable {
    public var book: String
    public var columns: [String: Argument]
    public var position: SourcePosition

    public init(book: String, columns: [String: Argument] = [:], position: SourcePosition = .start) {
        self.book = book
        self.columns = columns
        self.position = position
    }
}

/// `surat.<nama>`: a letter that the case makes (SOP.md §5). Checked here; its acts come with the letters.
public struct LetterUse: Hashable, Sendable {
    public var name: String
    public var type: String
    public var arguments: [String: Argument] = [:]
    public var signers: [String] = []
    public var classification: String?
    public var position: SourcePosition

    public init(name: String, type: String, position: SourcePosition = .start) {
        self.name = name
        self.type = type
        self.position = position
    }
}

/// An act on a letter at a step.
public struct LetterAct: Hashable, Sendable {
    /// In the order of a letter's life.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case draft = "buat"
        case number = "nomori"
        case initial = "paraf"
        case sign = "tanda-tangan"
        case send = "kirim"
    }

    public var kind: Kind
    public var letter: String
    public var position: SourcePosition

    public init(kind: Kind, letter: String, position: SourcePosition = .start) {
        self.kind = kind
        self.letter = letter
        self.position = position
    }
}
