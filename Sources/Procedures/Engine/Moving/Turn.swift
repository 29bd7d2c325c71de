import Forms

/// One command's work: the state that moves along, and the events that moved it. Whatever happens goes through
/// ``emit(_:)``, so that the state is the fold of the events by construction.
struct Turn {
    let context: EngineContext
    /// When everything of this turn is entered: never before the case's last event.
    let recorded: Instant
    private(set) var state: CaseState
    private(set) var events: [CaseEvent] = []
    /// When what is being told happened: the act's time, or that of the timer.
    var occurred: Instant
    /// Who is at work.
    var actor: EventActor
    /// When the clocks of limits that begin in this turn have stood already: those of a case that is moved.
    var stood: [String: [Pause]] = [:]
    /// The answers by which the times of the open steps were last counted.
    var counted: Answers
    /// Whether the clock is at work, as at the instant of each timer and not at that at which a worker woke.
    var isFiring = false

    var procedure: Procedure { context.procedure }

    /// Goes on with a case.
    init(_ state: CaseState, in context: EngineContext) {
        self.context = context
        self.state = state
        counted = state.answers
        recorded = max(context.now, state.lastRecorded)
        occurred = recorded
        actor = .system
    }

    /// Begins a case.
    init(opening: Opening, by actor: EventActor, occurred: Instant, in context: EngineContext) {
        self.context = context
        recorded = context.now
        self.occurred = occurred
        self.actor = actor
        let event = CaseEvent(occurred: occurred, recorded: recorded, actor: actor, body: .opened(opening))
        state = CaseState(opening: opening, by: actor, occurred: occurred, recorded: recorded)
        counted = state.answers
        events = [event]
    }

    mutating func emit(_ body: CaseEvent.Body) {
        let event = CaseEvent(occurred: occurred, recorded: recorded, actor: actor, body: body)
        state.apply(event)
        events.append(event)
    }

    /// Lets the system do what follows from an act, at the same time.
    mutating func asSystem(_ body: (inout Turn) throws(Refusal) -> Void) throws(Refusal) {
        let before = actor
        actor = .system
        try body(&self)
        actor = before
    }

    /// What conditions and parameters read now.
    var answers: CaseAnswers { CaseAnswers(of: state, at: occurred, calendar: context.officeCalendar) }
}
