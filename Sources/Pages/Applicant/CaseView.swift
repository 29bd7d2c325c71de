/// A case as its applicant sees it.
public struct CaseView: Sendable {
    public var service: String
    public var code: String
    /// The number in the office's agenda, by which officers know the case.
    public var number: String
    public var submittedAt: LocalTime
    /// An officer filed it: “Diajukan petugas loket atas permintaan Anda.”
    public var filedNote: String?
    public var place: WhereView
    /// Empty: nothing to do.
    public var todos: [TodoView]
    /// The case is over: how, and what that means.
    public var result: NoteView?
    /// Newest first.
    public var timeline: [TimelineEntry]
    public var flow: FlowView
    /// The same on the official form.
    public var picture: FlowPicture?
    /// Papers and letters of the case.
    public var papers: [LinkRow]
    /// Answers given so far.
    public var answers: [AnswerSection]
    /// What was given when it was received.
    public var receipt: LinkView?
    /// Present as long as the SOP allows it.
    public var withdraw: LinkView?
    /// Present as long as answers may be put right.
    public var correct: LinkView?
    /// Cases that may follow this one.
    public var followUps: [OfferView]
    /// Which officers opened it.
    public var openings: OpeningsView?
    /// Once it has ended.
    public var survey: SurveyOfferView?
    /// Whether news goes to the reader by mail; they left no address where not.
    public var isTold: Bool

    public init(
        service: String, code: String, number: String, submittedAt: LocalTime, filedNote: String? = nil,
        place: WhereView, todos: [TodoView], result: NoteView? = nil, timeline: [TimelineEntry], flow: FlowView,
        papers: [LinkRow], answers: [AnswerSection] = [], receipt: LinkView? = nil, withdraw: LinkView? = nil,
        correct: LinkView? = nil,
        followUps: [OfferView] = [],
        openings: OpeningsView? = nil,
        picture: FlowPicture? = nil, survey: SurveyOfferView? = nil, isTold: Bool = true
    ) {
        self.service = service
        self.code = code
        self.number = number
        self.submittedAt = submittedAt
        self.filedNote = filedNote
        self.place = place
        self.todos = todos
        self.result = result
        self.timeline = timeline
        self.flow = flow
        self.papers = papers
        self.answers = answers
        self.receipt = receipt
        self.withdraw = withdraw
        self.correct = correct
        self.followUps = followUps
        self.openings = openings
        self.picture = picture
        self.survey = survey
        self.isTold = isTold
    }
}
