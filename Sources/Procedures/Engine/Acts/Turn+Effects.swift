import Forms

extension Turn {
    /// An effect answered, or a person recorded what came of it.
    mutating func endEffect(
        _ key: EffectKey, _ outcome: String, _ outputs: [String: Value], isManual: Bool, by person: Actor
    ) throws(Refusal) {
        guard let effect = state.effect(key), let step = procedure.step(key.step) else { throw .effectNotWaiting }
        let standing = try effectStanding(of: person, at: step, key, isManual: isManual)
        switch effect.status {
        case .ended, .late: throw .effectNotWaiting
        case .abandoned:
            try requireOutcome(outcome, of: effect, step)
            actor = standing
            emit(.lateEffectResult(key, outcome: outcome, outputs: outputs))
            takeBackLateResult(key)
        case .requested, .failed, .uncertain:
            try requireOutcome(outcome, of: effect, step)
            actor = standing
            emit(.effectEnded(key, outcome: outcome, outputs: outputs, isManual: isManual))
            guard !key.isUndo, let taken = step.outcome(outcome) else { return }
            try asSystem { turn throws(Refusal) in
                turn.record(step.records + taken.records, step: step.name, visit: key.visit)
                try turn.move(from: step.name, to: taken.targets)
            }
        }
    }

    /// It keeps failing, or nobody knows: its lane gets a task.
    mutating func troubleEffect(_ key: EffectKey, _ event: CaseEvent.Body) throws(Refusal) {
        guard let effect = state.effect(key), effect.status.isWaiting else { throw .effectNotWaiting }
        emit(event)
    }

    mutating func retryEffect(_ key: EffectKey, by person: Actor) throws(Refusal) {
        guard let effect = state.effect(key), let step = procedure.step(key.step), effect.status.isWaiting else {
            throw .effectNotWaiting
        }
        if case .requested = effect.status { throw .effectNotFailed }
        actor = try effectStanding(of: person, at: step, key, isManual: true)
        emit(.effectRetried(key))
    }

    /// The outbox acts as the system; a person must hold the lane that answers for the effect.
    private func effectStanding(
        of person: Actor, at step: Step, _ key: EffectKey, isManual: Bool
    ) throws(Refusal) -> EventActor {
        guard isManual || person != .system else { return .system }
        if let open = state.open[step.name], open.visit == key.visit, !key.isUndo {
            let standing = try state.standing(of: person, at: step, open, in: procedure)
            try state.requireUnclaimed(open, by: person)
            return standing.actor
        }
        return try state.standing(
            of: person, at: step, pending: step.lanes, all: step.lanes, takenOverBy: [], in: procedure
        ).actor
    }

    private func requireOutcome(_ name: String, of effect: EffectState, _ step: Step) throws(Refusal) {
        let declared = context.catalogue.effect(effect.effect)?.outcomes.map(\.name)
        let isKnown = effect.key.isUndo ? declared?.contains(name) ?? true : step.outcome(name) != nil
        guard isKnown else { throw .unknownEffectOutcome(name) }
    }

    /// What came to be after the case had failed is undone like everything before (SOP.md §10.4).
    private mutating func takeBackLateResult(_ key: EffectKey) {
        guard let result = state.ending.flatMap({ procedure.result($0.result) }), result.kind.undoesEffects,
            let effect = state.effect(key)
        else { return }
        actor = .system
        undo(effect)
    }
}
