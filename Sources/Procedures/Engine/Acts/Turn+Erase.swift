import Forms

extension CaseState {
    /// Whether somebody may decide now that all of the case's content is erased, and why not.
    ///
    /// That they decide for the office at all is judged before (`Services`): here, that the case is over, that nothing of
    /// it still waits for the system, and that it is not their own.
    public func erasurePermission(for person: Actor, in procedure: Procedure) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in
            if contentErasure != nil { throw .contentErased }
            guard ending != nil else { throw .notEnded }
            if applies(person, in: procedure) { throw .ownCase }
            // What an effect made is taken back by what it was told.
            if effects.contains(where: \.status.isWaiting) { throw .workUnderWay }
        }
    }
}

extension Turn {
    mutating func erase(_ basis: String, entered: Instant, by person: Actor) throws(Refusal) {
        try state.erasurePermission(for: person, in: procedure).get()
        guard let ending = state.ending else { throw .notEnded }
        guard !basis.isBlank else { throw .reasonMissing }
        var opening = state.opening
        opening.applicant = nil
        opening.resident = [:]
        let due = state.mainLimit.flatMap { state.stands($0) ? nil : $0.deadline?.due }
        actor = EventActor(person: person.person, lane: nil, channel: person.channel)
        emit(
            .contentErased(
                ContentErased(
                    opening: opening, received: state.openedAt, entered: entered, result: ending.result,
                    ended: ending.occurred, due: due,
                    keptItsTime: state.keptItsTime, basis: basis)))
    }
}
