public import Forms

extension CaseState {
    /// How a step was last left; nil if it never was.
    public func lastCompletion(of step: String) -> Completion? { completions.last { $0.step == step } }

    /// When an event reference last happened, or first if it says so (SOP.md §12.3).
    public func instant(of reference: EventReference) -> Instant? {
        let fits = { (done: Completion) in
            done.step == reference.step && (reference.outcome == nil || done.outcome == reference.outcome)
        }
        let found = reference.isFirst ? completions.first(where: fits) : completions.last(where: fits)
        return found?.occurred
    }

    /// Whether a reference has happened at least once.
    public func hasHappened(_ reference: EventReference) -> Bool { instant(of: reference) != nil }

    /// How often an outcome of a step was taken.
    public func times(_ outcome: String, of step: String) -> Int {
        completions.count { $0.step == step && $0.outcome == outcome && $0.manner == .done }
    }

    /// What the latest completed effect of a step gave.
    public func outputs(of step: String) -> [String: Value] {
        effects.last { effect in
            guard effect.key.step == step, !effect.key.isUndo, case .ended = effect.status else { return false }
            return true
        }?.outputs ?? [:]
    }

    /// The effect, or the undo, of this key.
    public func effect(_ key: EffectKey) -> EffectState? { effects.last { $0.key == key } }

    /// Effects and undos that a person must look at.
    public var troubledEffects: [EffectState] {
        effects.filter {
            switch $0.status {
            case .failed, .uncertain: true
            case .requested, .ended, .abandoned, .late: false
            }
        }
    }

    /// The child cases that have not ended; when this case ends, so must they.
    public var openChildren: [SubState] { subs.filter { $0.child != nil && $0.result == nil } }

    /// Who last completed a step; nil where nobody did: it was passed over, ran out of time, or the system did it.
    func lastDoer(of step: String) -> String? {
        completions.last { $0.step == step && $0.manner == .done && $0.actor != .system }?.actor.person
    }

    /// The persons who did any visit of a step, or a part of it: what `beda-dari` looks at. The applicant counts for
    /// what a counter officer did in their stead.
    func doers(of step: String, in procedure: Procedure) -> Set<String> {
        var people: Set<String> = []
        for done in completions where done.step == step && done.manner != .expired {
            for actor in done.confirmations.map(\.actor) + [done.actor] where actor != .system {
                people.insert(actor.person)
                if actor.lane == procedure.applicantLane?.name, let applicant = opening.applicant {
                    people.insert(applicant)
                }
            }
        }
        return people
    }
}
