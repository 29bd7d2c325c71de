/// A set of questions that belong together.
public struct Form: Hashable, Sendable {
    public let name: String
    public let fields: [Field]
    public let position: SourcePosition

    public init(name: String, fields: [Field], position: SourcePosition) {
        self.name = name
        self.fields = fields
        self.position = position
    }
}

/// One question (SOP.md §4).
public struct Field: Hashable, Sendable {
    public var name: String
    public var label: String
    public var kind: FieldKind
    public var required: Requirement = .no
    public var shownWhen: Condition?
    public var help: String?
    public var options: [Option] = []
    public var minimum: Bound?
    public var maximum: Bound?
    public var pattern: FieldPattern?
    public var initial: InitialValue?
    /// Shown, not editable (`tetap`).
    public var isFixed = false
    /// How long the answer is kept after the case has ended (`simpan`).
    public var retention: TimeAmount?
    public var isSecret = false
    /// `terbukti`: an address of the applicant's own, to which a link or a code was mailed that they used.
    public var mustBeProven = false
    /// The questions of a row; only for `daftar`.
    public var columns: [Field] = []
    public var position: SourcePosition

    public init(name: String, label: String, kind: FieldKind, position: SourcePosition = .start) {
        self.name = name
        self.label = label
        self.kind = kind
        self.position = position
        isSecret = kind.isAlwaysSecret
    }
}

/// One of the answers that a `pilihan` offers.
public struct Option: Hashable, Sendable, Codable {
    public let name: String
    public let label: String

    public init(name: String, label: String) {
        self.name = name
        self.label = label
    }
}

/// Whether a question, or a paper, must be answered.
public enum Requirement: Hashable, Sendable {
    case no
    case yes
    case when(Condition)
}

/// The least or the most that an answer may be: a number, an amount, a length, or a date.
public indirect enum Bound: Hashable, Sendable {
    case number(Int64)
    case date(DateBound)
    /// By the answer to another question: option → bound.
    case byAnswer(AnswerReference, [String: Bound], otherwise: Bound?)
}

/// A date that is written down, or moves with today.
public enum DateBound: Hashable, Sendable, Codable {
    case fixed(CalendarDate)
    case today
    /// `3 hari lagi`, `2 hari kerja lagi`.
    case ahead(TimeAmount)
    /// `3 hari lalu`.
    case ago(TimeAmount)
}

/// What a question is answered with before anyone answers it (`bawaan`).
public enum InitialValue: Hashable, Sendable {
    case literal(Value)
    case source(AnswerReference)
}
