/// A person's tasks, what falls due first on top.
public struct InboxView: Sendable {
    /// All, late, today … with their counts.
    public var filters: [Tab]
    public var query: String
    /// Only groups that hold something, in the order of time.
    public var groups: [Group]
    /// How many tasks match, shown or not.
    public var total: Int
    public var more: LinkView?
    /// Parameters of the filters in force, so that a search keeps them.
    public var keeps: [(name: String, value: String)]
    /// What the reader must know of the list as a whole.
    public var note: String?
    /// For administrators: offices whose work the system has given up, with how much.
    public var givenUp: [LinkView]
    /// What waits for the reader as an applicant, at whatever office.
    public var own: [TodoView]
    /// The reader's roles have no lane in any SOP of their offices.
    public var hasNoPart: Bool
    /// Leaves that concern the reader: their own, and of those whom they stand in for.
    public var absences: [AbsenceView]
    /// By service, step and office; nil where there is nothing to choose among.
    public var narrowing: NarrowingView?
    /// Whether something else than a search hides tasks.
    public var isNarrowed: Bool
    /// Selections that the reader keeps.
    public var saved: [Tab]
    /// Keeping the selection on view, or letting one go.
    public var keeping: KeepingView?
    /// Whether single keys move through the list, where a script runs.
    public var hasKeys: Bool
    /// Where a form does the ticked tasks at once; rows without a tick cannot be.
    public var together: String
    /// Where the words of a search may be found that is among nobody's tasks.
    public var elsewhere: [LinkView] = []
    /// Offices in which applicants are still to be told something by an officer, with how many: “Desa Aren, 3 permohonan”.
    public var untold: [LinkView] = []

    public init(
        filters: [Tab], query: String = "", groups: [Group], total: Int, more: LinkView? = nil,
        keeps: [(name: String, value: String)] = [], note: String? = nil, givenUp: [LinkView] = [],
        own: [TodoView] = [], hasNoPart: Bool = false, absences: [AbsenceView] = [],
        narrowing: NarrowingView? = nil, isNarrowed: Bool = false, saved: [Tab] = [], keeping: KeepingView? = nil,
        hasKeys: Bool = true, together: String = ""
    ) {
        self.filters = filters
        self.query = query
        self.groups = groups
        self.total = total
        self.more = more
        self.keeps = keeps
        self.note = note
        self.givenUp = givenUp
        self.own = own
        self.hasNoPart = hasNoPart
        self.absences = absences
        self.narrowing = narrowing
        self.isNarrowed = isNarrowed
        self.saved = saved
        self.keeping = keeping
        self.hasKeys = hasKeys
        self.together = together
    }

    public struct Group: Sendable {
        public var when: When
        /// Of the whole group; nil: more of them stand on another page.
        public var count: Int?
        public var rows: [TaskRow]

        public init(when: When, count: Int?, rows: [TaskRow]) {
            self.when = when
            self.count = count
            self.rows = rows
        }
    }

    /// When the tasks of a group fall due.
    public enum When: Sendable, CaseIterable { case late, today, tomorrow, thisWeek, later, open }
}

/// One task.
public struct TaskRow: Sendable {
    /// The step's text.
    public var title: String
    public var href: String
    public var service: String
    public var applicant: String
    public var code: String
    /// “Anda”, “Joko P.”; nil, as most are: nobody has taken it yet.
    public var holder: String?
    /// Set where the reader works for several offices.
    public var office: String?
    public var due: DueView
    /// What a tick beside it sends; nil: it is done by itself only.
    public var tick: String?

    public init(
        title: String, href: String, service: String, applicant: String, code: String, holder: String? = nil,
        office: String? = nil, due: DueView, tick: String? = nil
    ) {
        self.title = title
        self.href = href
        self.service = service
        self.applicant = applicant
        self.code = code
        self.holder = holder
        self.office = office
        self.due = due
        self.tick = tick
    }
}
