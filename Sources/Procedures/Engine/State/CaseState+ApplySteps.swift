import Forms

extension CaseState {
    mutating func applyStep(_ event: CaseEvent) {
        switch event.body {
        case .stepOpened(let opened):
            visits[opened.step] = opened.visit
            open[opened.step] = OpenStep(opened, at: event.occurred, version: version)
            noteDeadline(of: opened.step)
        case .stepConfirmed(let done):
            guard open[done.step]?.visit == done.visit else { return }
            open[done.step]?.confirmations.append(
                Confirmation(lane: done.lane, actor: event.actor, occurred: event.occurred, note: done.note))
            open[done.step]?.claimedBy = nil
        case .stepCompleted(let done):
            take(done)
            leave(done.step, done.visit, done.outcome, .done, event, reason: done.reason, note: done.note)
        case .stepSkipped(let step, let visit, let reason):
            leave(step, visit, Completion.skippedOutcome, .skipped, event, reason: reason)
        case .stepExpired(let step, let visit):
            open[step]?.confirmations = []
            leave(step, visit, Expiry.outcomeName, .expired, event)
        case .claimed(let step, let visit):
            guard open[step]?.visit == visit else { return }
            open[step]?.claimedBy = event.actor.person
        case .released(let step, let visit):
            guard open[step]?.visit == visit else { return }
            open[step]?.claimedBy = nil
        case .assigned(let assigned):
            guard open[assigned.step]?.visit == assigned.visit else { return }
            open[assigned.step]?.claimedBy = assigned.to
        case .reminded(let reminded):
            guard open[reminded.step]?.visit == reminded.visit else { return }
            open[reminded.step]?.marks.send(.reminder, reminded.mark, next: reminded.next)
        case .escalated(let escalated):
            apply(escalated)
        default: break
        }
    }

    /// A step is left: by anyone, by the clock, or passed over.
    mutating func leave(
        _ step: String, _ visit: Int, _ outcome: String, _ manner: Completion.Manner, _ event: CaseEvent,
        reason: String? = nil, note: String? = nil
    ) {
        let left = open[step]?.visit == visit ? open.removeValue(forKey: step) : nil
        visits[step] = max(visits[step] ?? 0, visit)
        completions.append(
            Completion(
                step: step, visit: visit, outcome: outcome, manner: manner, actor: event.actor,
                confirmations: left?.confirmations ?? [], occurred: event.occurred, recorded: event.recorded,
                reason: reason, note: note, deadline: left?.deadline, opened: left?.opened))
        for index in effects.indices
        where effects[index].key == EffectKey(step: step, visit: visit) && effects[index].status.isWaiting {
            effects[index].status = .abandoned
        }
    }

    private mutating func take(_ done: StepCompleted) {
        noteReplacements(by: done)
        for path in done.cleared { answers[path] = nil }
        answers.merge(done.answers) { $1 }
        papers.merge(done.papers) { $1 }
        if !done.answers.isEmpty || !done.cleared.isEmpty || !done.papers.isEmpty { contentVersion = version }
    }

    private mutating func apply(_ escalated: Escalated) {
        switch escalated.subject {
        case .limit(let name): limits[name]?.marks.send(.escalation, escalated.mark)
        case .step(let name, let visit):
            guard open[name]?.visit == visit else { return }
            open[name]?.marks.send(.escalation, escalated.mark)
            if escalated.takesOver { open[name]?.takenOverBy += escalated.lanes }
        }
    }
}

extension [TimedMark] {
    /// Notes that a mark was sent; one that comes again gets its next instant.
    mutating func send(_ kind: TimedMark.Kind, _ number: Int, next: Instant? = nil) {
        guard let index = firstIndex(where: { $0.kind == kind && $0.index == number }) else { return }
        if let next { self[index].due = next } else { self[index].isSent = true }
    }
}
