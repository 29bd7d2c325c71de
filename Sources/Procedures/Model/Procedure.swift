public import Forms

/// One version of an SOP file, read and with its names resolved (SOP.md §1). Its identity is the hash of the file.
public struct Procedure: Hashable, Sendable {
    /// `sop`: equals the file's name.
    public var name: String
    /// `versi`: for people; the true identity is the hash of the file's bytes.
    public var version: Int
    public var title: String
    /// `layanan`: procedures that are offered as one service share this.
    public var service: String?
    /// `rumpun`: the life event or field of work under which the office's home page lists it.
    public var serviceGroup: String?
    /// `produk`: what whoever applies goes home with; a part of the published service standard (UU 25/2009 article 21).
    public var product: String?
    /// `untuk`: the kinds of office that may adopt it.
    public var officeKinds: [String]
    public var identity = IdentityBlock()
    /// `biaya`, as printed.
    public var fee = "gratis"
    public var limits: [CaseLimit] = []
    public var lanes: [Lane] = []
    public var papers: [Paper] = []
    public var forms: [Form] = []
    public var letters: [LetterUse] = []
    public var results: [CaseResult] = []
    /// `mulai`: the step whose first completion opens a case.
    public var start: String
    /// In file order: the order of the printed rows.
    public var steps: [Step] = []
    public var withdrawal: Withdrawal?
    public var correction: Correction?
    public var confidentiality: [ConfidentialityRule] = []
    public var withholdings: [Withholding] = []
    public var followUps: [FollowUp] = []
    public var move: CaseMove?
    public var examples: [Example] = []

    public init(name: String, version: Int, title: String, officeKinds: [String], start: String) {
        self.name = name
        self.version = version
        self.title = title
        self.officeKinds = officeKinds
        self.start = start
    }

    /// By index: a step is large, and only the one that is found is copied.
    public func step(_ name: String) -> Step? {
        for index in steps.indices where steps[index].name == name { return steps[index] }
        return nil
    }
    public func lane(_ name: String) -> Lane? { lanes.first { $0.name == name } }
    public func result(_ name: String) -> CaseResult? { results.first { $0.name == name } }
    public func form(_ name: String) -> Form? { forms.first { $0.name == name } }
    public func paper(_ name: String) -> Paper? { papers.first { $0.name == name } }
    public func field(_ path: FieldPath) -> Field? { form(path.form)?.fields.first { $0.name == path.field } }
    /// The applicant's lane, if the procedure has one.
    public var applicantLane: Lane? { lanes.first { $0.party == .applicant } }
}

/// The identity block of the official form (Permenpan RB 35/2012), as far as it belongs to the procedure.
public struct IdentityBlock: Hashable, Sendable {
    public var legalBasis: [String] = []
    public var related: [String] = []
    public var qualifications: [String] = []
    public var equipment: [String] = []
    public var warnings: [String] = []
    public var records: [String] = []

    public init() {}
}

/// A time of §7 or §6: fixed, by an answer, or not regulated.
public indirect enum TimeRule: Hashable, Sendable {
    case fixed(TimeAmount)
    /// Option of the named question → time.
    case byAnswer(AnswerReference, [String: TimeRule], otherwise: TimeRule?)
    /// `tidak diatur`.
    case unregulated

    /// Whether it runs by day and night, like `10 hari kalender` and `3x24 jam`, and is measured so; a time that is
    /// counted one way for one answer and otherwise for another is measured as working time.
    public var runsOutsideHours: Bool {
        switch self {
        case .fixed(let amount): amount.unit.runsOutsideHours
        case .byAnswer(_, let times, let otherwise):
            (Array(times.values) + [otherwise].compactMap(\.self)).allSatisfy(\.runsOutsideHours)
        case .unregulated: false
        }
    }
}

extension TimeAmount.Unit {
    var runsOutsideHours: Bool {
        switch self {
        case .workingMinutes, .workingHours, .workingDays: false
        case .calendarDays, .months, .years, .wallHours: true
        }
    }
}

/// `<langkah>`, `<langkah>.<hasil>`, and either followed by ` pertama`.
public struct EventReference: Hashable, Sendable {
    public var step: String
    public var outcome: String?
    /// The first time rather than the latest.
    public var isFirst: Bool
    public var position: SourcePosition

    public init(step: String, outcome: String? = nil, isFirst: Bool = false, position: SourcePosition = .start) {
        self.step = step
        self.outcome = outcome
        self.isFirst = isFirst
        self.position = position
    }
}

/// From when a time is counted (SOP.md §12.3).
public indirect enum Anchor: Hashable, Sendable {
    /// `awal`: the case opened.
    case opening
    case event(EventReference)
    /// `batas <langkah>`: that step's latest deadline.
    case deadline(ofStep: String)
    /// A date field, from 00:00 of that date.
    case answer(FieldPath)
    /// `sebelum`: a date field from whose day a time is counted back. Only ever alone.
    case before(FieldPath)
    case earliest([Anchor])
    case latest([Anchor])

    /// Whether times end before it.
    public var isBefore: Bool { if case .before = self { true } else { false } }
}

/// `batas`: how long the whole case may take (SOP.md §6).
public struct CaseLimit: Hashable, Sendable {
    public var name: String
    public var time: TimeRule
    public var since: Anchor = .opening
    /// Met when this first happens after the anchor; nil: by the end of the case.
    public var until: EventReference?
    /// The clock stands while every open step is at one of these lanes.
    public var pausedBy: [String] = []
    public var escalations: [Escalation] = []
    public var `extension`: LimitExtension?
    /// `habis`: the result that ends the case when the time is over; nil: the limit only measures.
    public var expiry: String?
    public var position: SourcePosition

    /// Of the only limit of a file that names none.
    public static let wholeName = "utama"

    public init(name: String, time: TimeRule, position: SourcePosition = .start) {
        self.name = name
        self.time = time
        self.position = position
    }
}

/// `perpanjangan`: more time, by an act.
public struct LimitExtension: Hashable, Sendable {
    public var lanes: [String]
    public var amount: TimeAmount
    /// How often.
    public var times: Int
    public var reasonRequired: Bool
    public var letter: String?

    public init(lanes: [String], amount: TimeAmount, times: Int = 1, reasonRequired: Bool = true, letter: String? = nil)
    {
        self.lanes = lanes
        self.amount = amount
        self.times = times
        self.reasonRequired = reasonRequired
        self.letter = letter
    }
}

/// A share of a deadline, or a time after opening.
public enum TimeMark: Hashable, Sendable {
    case percent(Int)
    case after(TimeAmount)
}

/// `eskalasi`: who is told, and may take over, when time runs.
public struct Escalation: Hashable, Sendable {
    public var at: TimeMark
    public var lanes: [String]
    /// `ambil-alih`: these lanes may do the step from then on.
    public var takesOver: Bool

    public init(at: TimeMark, lanes: [String], takesOver: Bool = false) {
        self.at = at
        self.lanes = lanes
        self.takesOver = takesOver
    }
}
