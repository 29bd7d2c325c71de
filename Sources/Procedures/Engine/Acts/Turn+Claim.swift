import Forms

extension Turn {
    /// Takes a task for oneself; nothing, where it is one's own already.
    mutating func claim(_ name: String, _ visit: Int, by person: Actor) throws(Refusal) {
        let (step, open) = try require(name, visit)
        if case .sub = step.work { throw .notAPersonsStep }
        let standing = try state.standing(of: person, at: step, open, in: procedure)
        if open.claimedBy == person.person { return }
        try state.requireUnclaimed(open, by: person)
        try state.judge(person, standing, step, open, at: recorded, of: context)
        actor = standing.actor
        emit(.claimed(step: name, visit: visit))
    }

    /// Gives a task back. Whoever may act for the lane may do so for an absent colleague; the event says who did.
    mutating func release(_ name: String, _ visit: Int, by person: Actor) throws(Refusal) {
        let (step, open) = try require(name, visit)
        guard open.claimedBy != nil else { throw .notClaimed }
        let standing = try state.standing(of: person, at: step, open, in: procedure)
        actor = standing.actor
        emit(.released(step: name, visit: visit))
    }
}
