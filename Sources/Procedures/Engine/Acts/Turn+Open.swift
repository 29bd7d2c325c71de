import Forms

extension Turn {
    /// The first completion of the start step: from now on there is a case (SOP.md §10.1).
    static func open(
        _ opening: Opening, _ submission: Submission, by person: Actor, in context: EngineContext
    ) throws(Refusal) -> [CaseEvent] {
        let procedure = context.procedure
        guard let step = procedure.step(procedure.start), let outcome = step.outcomes.first else {
            throw .unknownStep(procedure.start)
        }
        // What the case will be, to judge the act by; nothing is stored before it is judged.
        let draft = CaseState(opening: opening, by: .system, occurred: context.now, recorded: context.now)
        let standing = try draft.standing(
            of: person, at: step, pending: step.lanes, all: step.lanes, takenOverBy: [], in: procedure)
        if !step.channels.isEmpty, !step.channels.contains(person.channel) {
            throw .channelNotAllowed(step.channels)
        }
        let occurred = try standing.actor.instant(
            submission.occurred, now: context.now,
            notBefore: context.officeCalendar.earliestApplication(at: context.now))
        var turn = Turn(opening: opening, by: standing.actor, occurred: occurred, in: context)
        try turn.finish(step, visit: 1, outcome, submission, standing)
        turn.settleClocks()
        return turn.events
    }
}
