public import Forms

/// Something that happened to a case. A case's truth is the list of its events; its state is their fold.
public struct CaseEvent: Hashable, Sendable, Codable {
    /// When it happened (`terjadi`).
    public var occurred: Instant
    /// When it was entered (`dicatat`): never before the previous event's.
    public var recorded: Instant
    public var actor: EventActor
    public var body: Body

    public init(occurred: Instant, recorded: Instant, actor: EventActor, body: Body) {
        self.occurred = occurred
        self.recorded = recorded
        self.actor = actor
        self.body = body
    }

    /// What happened. Times that follow from calendars stand in the events, so that `apply` never reads a calendar.
    public enum Body: Hashable, Sendable, Codable {
        case opened(Opening)
        case stepOpened(StepOpened)
        /// One lane's confirmation of a step that several must do.
        case stepConfirmed(StepConfirmed)
        case stepCompleted(StepCompleted)
        /// A branch has come to the `gabung` of a step, which waits for the others; `item` is its place in that list.
        case arrived(step: String, item: Int)
        /// Every item of a step's `gabung` has come: the step opens next.
        case joined(step: String)
        /// Passed over: by a condition (no reason), or by its performer.
        case stepSkipped(step: String, visit: Int, reason: String?)
        /// A step left because its time was over.
        case stepExpired(step: String, visit: Int)
        case claimed(step: String, visit: Int)
        case released(step: String, visit: Int)
        case assigned(TaskAssigned)
        case effectRequested(EffectRequested)
        case effectEnded(EffectKey, outcome: String, outputs: [String: Value], isManual: Bool)
        case effectFailed(EffectKey, cause: String)
        case effectUncertain(EffectKey, cause: String)
        case effectRetried(EffectKey)
        /// The effect answered after the case had moved on: kept, and moves nothing.
        case lateEffectResult(EffectKey, outcome: String, outputs: [String: Value])
        case subRequested(SubRequested)
        case subOpened(step: String, visit: Int, child: String)
        case subEnded(step: String, visit: Int, child: String, result: String)
        case registerRequested(book: String, columns: [String: Value], step: String?, visit: Int?)
        case corrected(Corrected)
        case limitStarted(LimitStarted)
        case limitPaused(name: String)
        case limitResumed(LimitResumed)
        case limitExtended(LimitExtended)
        case limitMet(name: String)
        case limitExpired(name: String)
        case recomputed(Recomputed)
        case earliestMoved(EarliestMoved)
        case reminded(Reminded)
        case escalated(Escalated)
        case withdrawn(reason: String?)
        /// An act whose `occurred` was in time, entered after a timer had fired: kept, and moves nothing.
        case lateAct(LateActKept)
        case ended(result: String)
        /// The case goes on under another version of its SOP.
        case moved(CaseMoved)
        /// Until when what the ended case holds is kept.
        case retentionSet(RetentionSet)
        case retentionOver(RetentionOver)
        /// All that the case held is gone.
        case contentErased(ContentErased)
    }
}
