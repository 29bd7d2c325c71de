public import Forms

extension CaseState {
    /// Whether somebody may give a limit more time now, and why not.
    public func extensionPermission(
        for actor: Actor, limit: String, in procedure: Procedure, now: Instant
    ) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in _ = try extensionStanding(of: actor, limit, in: procedure, now: now) }
    }

    func extensionStanding(
        of person: Actor, _ name: String, in procedure: Procedure, now: Instant
    ) throws(Refusal) -> (CaseLimit, LimitExtension, EventActor) {
        if let ending { throw .caseEnded(title: procedure.result(ending.result)?.title ?? ending.result) }
        guard let limit = procedure.limits.first(where: { $0.name == name }) else { throw .unknownLimit(name) }
        guard let rule = limit.extension, let actor = procedure.eventActor(of: person, among: rule.lanes) else {
            throw .extensionNotAllowed
        }
        guard let running = limits[name], running.isRunning else { throw .limitNotRunning }
        if running.extensions >= rule.times { throw .extensionsUsedUp(times: rule.times) }
        if running.standingSince == nil, let deadline = running.deadline, now > deadline.due { throw .limitOver }
        return (limit, rule, actor)
    }
}

extension Turn {
    /// More time, counted from the same anchor (SOP.md §12.6).
    mutating func extend(_ name: String, _ reason: String?, by person: Actor) throws(Refusal) {
        let (limit, rule, standing) = try state.extensionStanding(
            of: person, name, in: procedure, now: recorded)
        let given = reason?.isBlank == false ? reason : nil
        if rule.reasonRequired, given == nil { throw .reasonMissing }
        guard let running = state.limits[name] else { throw .limitNotRunning }
        let clock = clock(of: limit)
        let deadline = clock.deadline(
            from: running.anchor, pauses: running.pauses, extended: running.extended + rule.amount.count)
        let marks = clock.marks(of: deadline, pauses: running.pauses).keeping(running.marks)
        actor = standing
        emit(
            .limitExtended(
                LimitExtended(name: name, amount: rule.amount, reason: given, deadline: deadline, marks: marks)))
    }
}
