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
    /// `paling-cepat`; counted from `since`, as `time` is.
    public var notBefore: TimeAmount?
    /// `sejak` or `sebelum`; nil: the step's opening.
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

    /// Whether one of several lanes does it: said with “atau”.
    public var isDoneByOneOfItsLanes: Bool { performers?.areAlternatives ?? false }

    /// Whether its times end before a date (`sebelum`).
    public var isCountedBack: Bool { since?.isBefore ?? false }

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
