public import Forms

/// `langkah.<nama>`: one row of the SOP table (SOP.md §7).
public struct Step: Hashable, Sendable {
    /// What kind of work it is.
    public enum Work: Hashable, Sendable {
        /// A person does it.
        case person
        /// `otomatis`: an effect of the catalogue.
        case effect(EffectUse)
        /// `sub`: another procedure is run.
        case sub(SubUse)
        /// `menurut`: decided by the system at once.
        case branch(Branch)
    }

    public var name: String
    /// The text of the row.
    public var text: String
    /// Drawn as a diamond (`keputusan`) rather than a box (`kegiatan`).
    public var isDecision: Bool
    public var work: Work = .person
    /// nil only for `menurut` steps.
    public var performers: Performers?
    /// In file order; a step with `lalu` has one, named `selesai`, with `isImplicit`.
    public var outcomes: [Outcome] = []
    /// `gabung`: each item is a list of alternatives of which one must have arrived.
    public var joins: [[String]] = []
    public var condition: Condition?
    /// `boleh-dilewati`.
    public var maySkip = false
    public var asks: [FormUse] = []
    /// `unggah`: papers asked for here.
    public var uploads: [String] = []
    public var requirements: [RequirementItem] = []
    /// Whether the author wrote `kelengkapan`, or it was taken from `isi` and `unggah`.
    public var requirementsWritten = false
    public var outputs: [String] = []
    public var letterActs: [LetterAct] = []
    public var records: [RegisterUse] = []
    public var time: TimeRule?
    /// `paling-cepat`.
    public var notBefore: TimeAmount?
    /// `sejak`; nil: the step's opening.
    public var since: Anchor?
    public var expiry: Expiry?
    public var reminders: [Reminder] = []
    public var escalations: [Escalation] = []
    /// `beda-dari`.
    public var differsFrom: [String] = []
    /// `sama-dengan`.
    public var sameAs: String?
    public var channels: [Channel] = []
    /// `boleh-diwakili`.
    public var mayBeAssisted = true
    public var notices: [NoticeRule] = []
    /// `tampil`: the applicant sees this step by name.
    public var isVisible = true
    /// `massal`.
    public var isBulk = false
    public var printing: Printing = .yes
    /// `tahap`.
    public var phase: String?
    /// `keterangan`.
    public var remark: String?
    /// `untuk-setiap`: the `daftar` answer whose rows each run the effect or sub.
    public var forEach: FieldPath?
    /// `urung: tidak`: a completed effect here is not undone when the case fails.
    public var isUndone = true
    public var position: SourcePosition

    public init(name: String, text: String, isDecision: Bool, position: SourcePosition = .start) {
        self.name = name
        self.text = text
        self.isDecision = isDecision
        self.position = position
    }

    public func outcome(_ name: String) -> Outcome? { outcomes.first { $0.name == name } }

    /// The lanes that stand in `oleh`, in order; every lane that an answer may choose.
    public var lanes: [String] { performers?.lanes ?? [] }

    /// Passed at once, without anyone: `menurut`, and rows that are only printed.
    public var isImmediate: Bool {
        if case .branch = work { return true }
        return printing == .rowOnly
    }
}

/// `cetak`.
public enum Printing: String, Hashable, Sendable {
    case yes = "ya"
    /// Runs, but has no row.
    case no = "tidak"
    /// A row that passes at once.
    case rowOnly = "saja"
}

/// How an act came in.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    case online = "daring"
    case counter = "datang"
    case telephone = "telepon"
    case letter = "surat"
    case email = "surel"
    case whatsapp = "wa"
}

/// `oleh`.
public enum Performers: Hashable, Sendable {
    case one(String)
    /// All of them, in any order.
    case all([String])
    /// All of them, in this order.
    case inOrder([String])
    /// Whoever is first.
    case anyOf([String])
    case byAnswer(AnswerReference, [String: String], otherwise: String?)

    public var lanes: [String] {
        switch self {
        case .one(let lane): [lane]
        case .all(let lanes), .inOrder(let lanes), .anyOf(let lanes): lanes
        case .byAnswer(_, let map, let otherwise):
            Set(map.values).union(otherwise.map { [$0] } ?? []).sorted()
        }
    }
}

/// One way in which a step can end.
public struct Outcome: Hashable, Sendable {
    /// Who reads the reason that must be given.
    public enum Reason: String, Hashable, Sendable, Codable {
        case forApplicant = "untuk-pemohon"
        case `internal` = "internal"
    }

    /// The name of the only outcome of a step with `lalu`.
    public static let implicitName = "selesai"

    public var name: String
    public var label: String
    /// Steps, or one result.
    public var targets: [String]
    public var reason: Reason?
    public var asks: [FormUse] = []
    public var letterActs: [LetterAct] = []
    public var records: [RegisterUse] = []
    public var outputs: [String] = []
    public var notices: [NoticeRule] = []
    /// `paling-banyak`: how often in a case.
    public var maximumTimes: Int?
    public var isImplicit = false
    public var position: SourcePosition

    public init(name: String, label: String, targets: [String], position: SourcePosition = .start) {
        self.name = name
        self.label = label
        self.targets = targets
        self.position = position
    }
}

/// `isi`: a whole form, or single fields of one.
public struct FormUse: Hashable, Sendable {
    public var form: String
    /// nil: every field.
    public var fields: [String]?
    public var position: SourcePosition

    public init(form: String, fields: [String]? = nil, position: SourcePosition = .start) {
        self.form = form
        self.fields = fields
        self.position = position
    }
}

/// An item of `kelengkapan`.
public enum RequirementItem: Hashable, Sendable {
    case paper(String)
    case form(String)
    case letter(String)
    case text(String)
}

/// `habis`: the outcome that the system takes when the time is over.
public struct Expiry: Hashable, Sendable {
    public var targets: [String]
    /// nil: the step's own `waktu`.
    public var after: TimeRule?
    public var since: Anchor?
    public var reason: String?
    public var position: SourcePosition

    /// The outcome's name in events and in messages.
    public static let outcomeName = "habis"

    public init(targets: [String], after: TimeRule? = nil, position: SourcePosition = .start) {
        self.targets = targets
        self.after = after
        self.position = position
    }
}

/// `ingatkan`.
public struct Reminder: Hashable, Sendable {
    public enum Schedule: Hashable, Sendable {
        case once(TimeMark)
        case every(TimeAmount)
    }

    public var schedule: Schedule
    public var condition: Condition?

    public init(_ schedule: Schedule, condition: Condition? = nil) {
        self.schedule = schedule
        self.condition = condition
    }
}

/// `beritahu`.
public struct NoticeRule: Hashable, Sendable {
    public var lanes: [String]
    public var channels: [Channel] = []
    public var message: String?
    /// Of the message.
    public var position: SourcePosition?

    public init(
        lanes: [String], channels: [Channel] = [], message: String? = nil, position: SourcePosition? = nil
    ) {
        self.lanes = lanes
        self.channels = channels
        self.message = message
        self.position = position
    }
}

/// `menurut` of a step.
public enum Branch: Hashable, Sendable {
    /// The outcomes are the options of this answer (`ya`/`tidak` for yes-no fields).
    case byField(FieldPath)
    /// The outcomes are those of an earlier step that can still be its latest here.
    case byStep(String)
    /// Tested in order; the last has no condition.
    case byConditions([(outcome: String, condition: Condition)], otherwise: String)

    public static func == (left: Branch, right: Branch) -> Bool {
        switch (left, right) {
        case (.byField(let a), .byField(let b)): a == b
        case (.byStep(let a), .byStep(let b)): a == b
        case (.byConditions(let a, let x), .byConditions(let b, let y)):
            x == y && a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .byField(let path): hasher.combine(path)
        case .byStep(let step): hasher.combine(step)
        case .byConditions(let cases, let otherwise):
            for item in cases { hasher.combine(item.outcome) }
            hasher.combine(otherwise)
        }
    }
}
