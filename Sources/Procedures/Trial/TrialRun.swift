public import Forms

/// A case played through by one person who acts for every lane (*uji coba*): the engine and nothing else, under a clock that
/// is turned by hand. What it asks of the world is told and not done (docs/decisions/0047).
///
/// Each lane is somebody of its own, so that four eyes are four; where a lane's other step must be another's, a second one
/// does it.
public struct TrialRun: Sendable {
    private var run: ExampleRun

    public var procedure: Procedure { run.procedure }
    public var events: [CaseEvent] { run.events }
    /// nil: nobody has applied.
    public var state: CaseState? { run.state }
    public var now: Instant { run.now }
    public var calendar: WorkingCalendar { run.calendar }

    /// - Parameter events: what was played before; they need not fold, then nothing was.
    public init(
        of procedure: Procedure, catalogue: Catalogue, calendar: WorkingCalendar, at now: Instant,
        after events: [CaseEvent] = []
    ) {
        let example = Example(
            name: "uji coba", start: WallTime(now.date(in: calendar.zone), .midnight), items: [], expectedResult: "")
        run = ExampleRun(example, of: procedure, catalogue: catalogue)
        run.calendar = calendar
        run.now = now
        run.state = CaseState.fold(events)
        run.events = run.state == nil ? [] : events
    }

    /// Something that waits to be done.
    public struct Task: Sendable {
        public let step: Step
        /// By title, those that must act now; who answers for it, where the system or another case does it.
        public let lanes: [String]
        public let outcomes: [Outcome]
        /// With what stands in each: the latest answer, else a sample that may be changed.
        public let questions: [(asked: AskedField, value: Value?)]
        public let papers: [Paper]
        public let deadline: Deadline?
    }

    public var tasks: [Task] {
        guard let state = run.state else { return procedure.step(procedure.start).map { [task($0, nil)] } ?? [] }
        return state.openSteps(in: procedure).compactMap { open in procedure.step(open.step).map { task($0, open) } }
    }

    private func task(_ step: Step, _ open: OpenStep?) -> Task {
        let outcomes = run.state?.availableOutcomes(of: step.name, in: procedure) ?? step.outcomes
        let lanes = run.state?.waitingLanes(of: step.name, in: procedure) ?? step.lanes
        let known = context
        return Task(
            step: step, lanes: (lanes.isEmpty ? step.lanes : lanes).map { procedure.lane($0)?.title ?? $0 },
            outcomes: outcomes,
            questions: procedure.questions(of: step.asks + outcomes.flatMap(\.asks)).map { asked in
                (asked, known.state.answers[asked.path] ?? asked.field.sample(in: known))
            }, papers: step.uploads.compactMap(procedure.paper), deadline: open?.deadline ?? open?.expiry)
    }

    /// What conditions read now.
    public var context: CaseAnswers {
        let nobody = Opening(procedureHash: "uji", number: "uji", applicant: nil, channel: .online)
        let state =
            run.state ?? CaseState(opening: nobody, by: .system, occurred: run.now, recorded: run.now)
        return CaseAnswers(of: state, at: run.now, calendar: run.calendar)
    }

    // MARK: What is played

    /// - Parameters:
    ///   - answers: as typed; what is empty is left out.
    ///   - without: papers that are not handed over.
    public mutating func act(
        at step: String, _ outcome: String?, answers: [FieldPath: RawAnswer], without: Set<String>
    ) throws(Refusal) {
        var act = ExampleAct(step: step, outcome: outcome)
        act.answers = Dictionary(uniqueKeysWithValues: answers.map { ($0.key.description, $0.value) })
        act.without = answers.filter { $0.value.isEmpty }.map(\.key.description) + without
        try perform(act)
    }

    public mutating func skip(_ step: String) throws(Refusal) {
        var act = ExampleAct(step: step)
        act.skips = true
        act.outcome = procedure.step(step)?.outcomes.first?.name
        try perform(act)
    }

    private mutating func perform(_ act: ExampleAct) throws(Refusal) {
        do {
            try run.act(act)
        } catch .fourEyes(let text) {
            var other = act
            guard let lane = procedure.step(act.step)?.lanes.first else { throw .fourEyes(text: text) }
            other.person = "\(lane)-2"
            try run.act(other)
        }
    }

    public mutating func withdraw() throws(Refusal) { try run.withdraw() }

    /// Lets the clock go on; what is due by then happens.
    public mutating func advance(to instant: Instant) throws(Refusal) {
        run.now = max(run.now, instant)
        if run.state != nil { try run.command(.tick, by: .system) }
    }

    /// Working time from now on.
    public func after(_ amount: TimeAmount) -> Instant { run.calendar.deadline(amount, from: run.now).due }

    /// When the clock itself does something next.
    public var nextTick: Instant? { run.state?.nextTick(in: procedure) }

    public var mayWithdraw: Bool {
        var copy = self
        do {
            try copy.withdraw()
            return true
        } catch {
            return false
        }
    }
}
