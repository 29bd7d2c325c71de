import Forms

/// What happens to a case when somebody, or the clock, wants something of it (SOP.md §10.3). Pure: the same state,
/// command and context always give the same events, and nothing is changed here.
///
/// What is due by now fires first, so that the outcome never depends on when a worker woke.
///
/// - Parameters:
///   - state: the case; nil only for ``Command/open(_:_:)``.
///   - expectedVersion: the version that the actor saw. The act is refused when answers, papers or that very step
///     changed since; a parallel branch may have moved.
/// - Returns: the events to store, in order; may be empty.
/// - Throws: why it is refused; then nothing has changed, timers included.
public func decide(
    _ state: CaseState?, _ command: Command, by actor: Actor, expectedVersion: Int? = nil, in context: EngineContext
) throws(Refusal) -> [CaseEvent] {
    if case .open(let opening, let submission) = command {
        guard state == nil else { throw .alreadyOpened }
        return try Turn.open(opening, submission, by: actor, in: context)
    }
    guard let state else { throw .notOpened }
    var turn = Turn(state, in: context)
    if case .move = command {
        // What was due was due under the old version, whose context this is not: it has ticked before.
    } else {
        try turn.fireTimers()
    }
    try turn.perform(command, by: actor, expectedVersion: expectedVersion)
    turn.settleClocks()
    return turn.events
}

extension Turn {
    mutating func perform(_ command: Command, by person: Actor, expectedVersion: Int?) throws(Refusal) {
        switch command {
        case .open: throw .alreadyOpened
        case .tick: break
        case .complete(let step, let visit, let outcome, let submission):
            try complete(step, visit, outcome, submission, by: person, expectedVersion: expectedVersion)
        case .skip(let step, let visit, let reason):
            try skip(step, visit, reason, by: person, expectedVersion: expectedVersion)
        case .claim(let step, let visit): try claim(step, visit, by: person)
        case .release(let step, let visit): try release(step, visit, by: person)
        case .assign(let step, let visit, let holder, let colleague, let note, let asHead):
            try assign(step, visit, from: holder, to: colleague, note, by: person, asHead: asHead)
        case .withdraw(let reason, let happened): try withdraw(reason, at: happened, by: person)
        case .correct(let answers, let happened):
            try correct(answers, at: happened, by: person, expectedVersion: expectedVersion)
        case .extend(let limit, let reason): try extend(limit, reason, by: person)
        case .effectEnded(let key, let outcome, let outputs, let isManual):
            try endEffect(key, outcome, outputs, isManual: isManual, by: person)
        case .effectFailed(let key, let cause): try troubleEffect(key, .effectFailed(key, cause: cause))
        case .effectUncertain(let key, let cause): try troubleEffect(key, .effectUncertain(key, cause: cause))
        case .effectRetried(let key): try retryEffect(key, by: person)
        case .subOpened(let step, let visit, let child): try openSub(step, visit, child)
        case .subEnded(let step, let visit, let child, let result): try endSub(step, visit, child, result)
        case .parentEnded: endWithParent()
        case .move(let moved, let stood): try move(moved, stood: stood, by: person)
        case .erase(let basis, let entered): try erase(basis, entered: entered, by: person)
        case .recompute(let cause):
            if state.isOpen { recomputeAll(cause: cause) }
        }
    }

    func requireOpenCase() throws(Refusal) {
        if let ending = state.ending {
            throw .caseEnded(title: procedure.result(ending.result)?.title ?? ending.result)
        }
    }

    /// The step's rule and its token at this visit, or why it is not there any more.
    func require(_ name: String, _ visit: Int, expectedVersion: Int? = nil) throws(Refusal) -> (Step, OpenStep) {
        guard let step = procedure.step(name) else { throw .unknownStep(name) }
        guard let open = state.open[name], open.visit == visit else {
            if let left = state.completions.last(where: { $0.step == name && $0.visit == visit }) {
                throw leftBehind(step, left)
            }
            try requireOpenCase()
            throw .stepNotOpen(step: name)
        }
        if let expectedVersion {
            if open.openedVersion > expectedVersion { throw .stepReopened(step: name, text: step.text) }
            if state.contentVersion > expectedVersion { throw .answersChanged }
        }
        return (step, open)
    }

    private func leftBehind(_ step: Step, _ left: Completion) -> Refusal {
        if left.manner == .expired {
            return .timeOver(
                step: step.name, text: step.text, at: left.occurred,
                context.calendar(forLanes: step.lanes).zone)
        }
        let outcome = step.outcome(left.outcome).flatMap { $0.isImplicit ? nil : $0.label }
        return .stepLeft(
            step: step.name, text: step.text, by: left.actor == .system ? nil : left.actor.person, outcome: outcome)
    }
}
