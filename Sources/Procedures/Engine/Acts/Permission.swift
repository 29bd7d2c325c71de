import Forms

extension CaseState {
    /// Whether somebody may do a step now, and why not: what a page shows before anything is pressed.
    public func permission(
        for actor: Actor, step name: String, in context: EngineContext
    ) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in
            if let ending {
                throw .caseEnded(title: context.procedure.result(ending.result)?.title ?? ending.result)
            }
            guard let step = context.procedure.step(name) else { throw .unknownStep(name) }
            guard let open = open[name] else { throw .stepNotOpen(step: name) }
            if case .sub = step.work { throw .notAPersonsStep }
            let standing = try standing(of: actor, at: step, open, in: context.procedure)
            if case .person = step.work {
                try judge(actor, standing, step, open, at: context.now, in: context)
            } else {
                try requireUnclaimed(open, by: actor)
            }
        }
    }

    func standing(
        of person: Actor, at step: Step, _ open: OpenStep, in procedure: Procedure
    ) throws(Refusal) -> ActingFor {
        try standing(
            of: person, at: step, pending: open.pendingLanes(of: step), all: open.lanes,
            takenOverBy: open.takenOverBy, in: procedure)
    }

    /// What depends on the case beside the lane: who did what before, how and when it is done.
    func judge(
        _ person: Actor, _ standing: ActingFor, _ step: Step, _ open: OpenStep, at instant: Instant,
        in context: EngineContext
    ) throws(Refusal) {
        try judge(person, standing, step, open, at: instant, of: context)
        if !step.channels.isEmpty, !step.channels.contains(person.channel) {
            throw .channelNotAllowed(step.channels)
        }
        try requireUnclaimed(open, by: person)
        if let earliest = open.notBefore, instant < earliest {
            throw .tooEarly(earliest, context.calendar(forLanes: open.lanes).zone)
        }
    }

    /// Whether this person may do this step at all, however and whenever.
    func judge(
        _ person: Actor, _ standing: ActingFor, _ step: Step, _ open: OpenStep, at instant: Instant,
        of context: EngineContext
    ) throws(Refusal) {
        let procedure = context.procedure
        let acting = standing.actor.lane.flatMap { procedure.lane($0) }
        let isInApplicantsPlace = person.standsInForApplicant && standing.actor.standIn != nil
        if step.isDecision, acting?.party != .applicant, applies(person, in: procedure) || isInApplicantsPlace {
            throw .ownCase
        }
        try judgeHistory(person, standing, step, open, at: instant, of: context)
    }

    /// What was done before, and by whom.
    /// - Parameter steps: earlier ones that count for nothing.
    func judgeHistory(
        _ person: Actor, _ standing: ActingFor, _ step: Step, _ open: OpenStep, at instant: Instant,
        of context: EngineContext, without steps: Set<String> = []
    ) throws(Refusal) {
        let procedure = context.procedure
        if step.needsEveryLane, open.hasSigned(standing.actor) { throw .confirmedYourself }
        for earlier in step.differsFrom
        where !steps.contains(earlier) && doers(of: earlier, in: procedure).contains(person.person) {
            throw .fourEyes(text: procedure.step(earlier)?.text ?? earlier)
        }
        if let same = step.sameAs, !steps.contains(same), let last = lastDoer(of: same), last != person.person,
            !(open.boundUntil(in: context).map { $0 < instant } ?? false)
        {
            throw .samePerson(text: procedure.step(same)?.text ?? same, person: last)
        }
    }

    /// Whether somebody is the applicant: by their id, because they hold the applicant's lane (an account whose
    /// address is the contact's, a colleague of the office that applied), or because whoever let them in says so.
    func applies(_ person: Actor, in procedure: Procedure) -> Bool {
        person.isParty || person.person == opening.applicant
            || procedure.applicantLane.map { person.lanes.contains($0.name) } == true
    }

    func requireUnclaimed(_ open: OpenStep, by person: Actor) throws(Refusal) {
        guard let owner = open.claimedBy, owner != person.person, !person.freedSteps.contains(open.step) else { return }
        throw .claimed(by: owner)
    }
}

extension OpenStep {
    /// Until when nobody else may go on with it (`sama-dengan`): its deadline. One that a date puts into the past at once
    /// leaves who is bound to it the next working day; nil: without a deadline, for ever.
    fileprivate func boundUntil(in context: EngineContext) -> Instant? {
        guard let deadline, deadline.amount.isCountedBack else { return self.deadline?.due }
        return max(deadline.due, context.calendar(forLanes: lanes).closingOfNextWorkingDay(after: opened))
    }
}
