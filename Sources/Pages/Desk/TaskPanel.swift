/// The current step at the desk: what to do, and the form that does it.
public struct TaskPanel: Sendable {
    /// Who has the task.
    public enum Holding: Sendable {
        /// Nobody yet.
        /// - Parameter claim: where a form takes it.
        case free(claim: String)
        /// The reader.
        /// - Parameter release: where a form gives it back.
        case mine(release: String)
        /// Whoever answers for it: nobody takes it for themselves.
        case shared
        /// A colleague: the form is not offered.
        /// - Parameter release: where a form gives it back in their stead.
        case colleague(name: String, since: LocalTime, release: String)
        /// The reader may not do it: “Anda memeriksa berkas ini; keputusan diambil orang lain.”
        case notYours(String)
    }

    /// The step's text: “Memeriksa kelengkapan berkas”.
    public var title: String
    public var holding: Holding
    /// For work outside Balai that the office does by hand: what to do.
    public var instruction: String?
    /// What that work needs to know.
    public var given: [AnswerRow]
    /// Two or more: a decision. Sent as `hasil`.
    public var outcomes: [Outcome]
    public var chosen: String?
    public var outcomeError: String?
    public var reason: String
    public var reasonError: String?
    /// The disposition note for the officer who comes next, sent as `catatan`; nil: not asked.
    public var note: String?
    public var noteError: String?
    /// What the step asks to be filled in or uploaded.
    public var fields: [FieldView]
    /// The case's version that the page shows, sent as `versi`.
    public var version: Int
    public var action: String
    /// Verb and object: “Simpan keputusan”, “Selesaikan tugas”.
    public var submit: String
    /// Several must act, or one of several.
    public var parts: PartsView?
    /// The step may be passed over.
    public var skip: SkipView?
    /// Where a form has the system try once more.
    public var retry: String?
    /// The paper and page on view, sent along as `dilihat`, so that the page comes back to it.
    public var viewing: String?
    /// “Plt. Kepala Dinas sampai 31 Desember 2026”; nil: the reader does not stand in for anybody here.
    public var standing: String?
    /// Where the task is given to a colleague; nil: it cannot be.
    public var assign: LinkView?
    public var snippets: SnippetsView?

    /// Id of the form, for buttons that stand outside it.
    public static let formID = "tugas"

    public init(
        title: String, holding: Holding, instruction: String? = nil, given: [AnswerRow] = [],
        outcomes: [Outcome] = [], chosen: String? = nil, outcomeError: String? = nil, reason: String = "",
        reasonError: String? = nil, note: String? = nil, noteError: String? = nil, fields: [FieldView] = [],
        version: Int, action: String, submit: String, parts: PartsView? = nil, skip: SkipView? = nil,
        retry: String? = nil, viewing: String? = nil, standing: String? = nil, assign: LinkView? = nil,
        snippets: SnippetsView? = nil
    ) {
        self.title = title
        self.holding = holding
        self.instruction = instruction
        self.given = given
        self.outcomes = outcomes
        self.chosen = chosen
        self.outcomeError = outcomeError
        self.reason = reason
        self.reasonError = reasonError
        self.note = note
        self.noteError = noteError
        self.fields = fields
        self.version = version
        self.action = action
        self.submit = submit
        self.parts = parts
        self.skip = skip
        self.retry = retry
        self.viewing = viewing
        self.standing = standing
        self.assign = assign
        self.snippets = snippets
    }

    /// Whether the form is there: it is the reader's to fill in.
    public var isOffered: Bool {
        switch holding {
        case .free, .mine, .shared: true
        case .colleague, .notYours: false
        }
    }

    public struct Outcome: Sendable {
        public var value: String
        public var label: String
        /// Where the case goes: “Kembali ke pemohon, waktu berhenti”.
        public var consequence: String?
        public var reason: Reason

        public init(value: String, label: String, consequence: String? = nil, reason: Reason = .notAsked) {
            self.value = value
            self.label = label
            self.consequence = consequence
            self.reason = reason
        }
    }

    /// Whether an outcome wants a reason, and who reads it.
    public enum Reason: Sendable { case notAsked, forApplicant, forOfficers }
}
