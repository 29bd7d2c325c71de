/// A case at the desk.
public struct DeskCaseView: Sendable {
    /// The number in the office's agenda.
    public var code: String
    /// The tracking code, by which the applicant speaks of the case.
    public var track: String?
    public var service: String
    public var applicant: String
    /// The next task of the inbox.
    public var next: LinkView?
    /// Of the task on view.
    public var due: DueView
    /// “1 hari kerja sejak Jumat 20 November 11.15; Sabtu dan Minggu libur.”
    public var dueReason: String?
    public var why: WhyView?
    public var documents: DocumentPane?
    /// What was filled in.
    public var sections: [AnswerSection]
    /// What the system checked: “NIK 16 angka, alamat email belum dipakai.”
    public var checks: NoteView?
    /// Newest first.
    public var timeline: [TimelineEntry]
    public var flow: FlowView
    /// The same on the official form.
    public var picture: FlowPicture?
    /// nil: nothing waits here; the page shows where the case is instead.
    public var task: TaskPanel?
    public var place: WhereView
    /// Other steps of this case that wait now.
    public var otherTasks: [LinkView]
    /// What may be done to the case as a whole: “Perpanjang batas…”.
    public var acts: [LinkView]
    /// What the applicant was to be told and was not.
    public var unreached: UnreachedView?
    /// Who opened it; nil where the reader may not see that.
    public var openings: OpeningsView?
    /// What people were to know of it, and how it reached them.
    public var notices: CaseNoticesView?
    /// Who of those that it waits for is away.
    public var absences: [AbsenceView]

    public init(
        code: String, track: String? = nil, service: String, applicant: String, next: LinkView? = nil, due: DueView,
        dueReason: String? = nil, why: WhyView? = nil, documents: DocumentPane? = nil, sections: [AnswerSection],
        checks: NoteView? = nil, timeline: [TimelineEntry], flow: FlowView, task: TaskPanel? = nil,
        place: WhereView, otherTasks: [LinkView] = [], acts: [LinkView] = [], unreached: UnreachedView? = nil,
        openings: OpeningsView? = nil, notices: CaseNoticesView? = nil, picture: FlowPicture? = nil,
        absences: [AbsenceView] = []
    ) {
        self.code = code
        self.track = track
        self.service = service
        self.applicant = applicant
        self.next = next
        self.due = due
        self.dueReason = dueReason
        self.why = why
        self.documents = documents
        self.sections = sections
        self.checks = checks
        self.timeline = timeline
        self.flow = flow
        self.task = task
        self.place = place
        self.otherTasks = otherTasks
        self.absences = absences
        self.acts = acts
        self.unreached = unreached
        self.openings = openings
        self.notices = notices
        self.picture = picture
    }
}
