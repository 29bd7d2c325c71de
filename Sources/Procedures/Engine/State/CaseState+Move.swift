import Forms

extension CaseState {
    /// Everything that names a step by its old name gets the new one; what was done and when stays.
    mutating func apply(_ moved: CaseMoved) {
        let name = { (step: String) in moved.steps[step] ?? step }
        opening.procedureHash = moved.to
        arrivals = Dictionary(
            moved.arrivals.compactMap { arrival in
                arrivals[JoinPlace(step: arrival.step, item: arrival.item)].map {
                    (JoinPlace(step: arrival.newStep, item: arrival.newItem), $0)
                }
            }, uniquingKeysWith: max)
        open = Dictionary(
            open.values.map { step in
                let renamed = OpenStep(step, as: name(step.step), by: moved.lanes[name(step.step)])
                return (renamed.step, renamed)
            }, uniquingKeysWith: { first, _ in first })
        visits = Dictionary(visits.map { (name($0.key), $0.value) }, uniquingKeysWith: max)
        lastDeadlines = Dictionary(lastDeadlines.map { (name($0.key), $0.value) }, uniquingKeysWith: max)
        completions = completions.map { $0.renamed(name($0.step)) }
        effects = effects.map { effect in
            var key = effect.key
            key.step = name(key.step)
            return effect.renamed(key)
        }
        subs = subs.map { $0.renamed(name($0.step)) }
        for limit in moved.droppedLimits { limits[limit] = nil }
        earlierRuns = earlierRuns?.filter { !moved.droppedLimits.contains($0.name) }
    }
}

extension OpenStep {
    /// - Parameter lanes: who is to act now; a colleague of another lane has not taken the task of these.
    fileprivate init(_ old: OpenStep, as step: String, by lanes: [String]?) {
        let lanes = lanes ?? old.lanes
        self.init(
            StepOpened(
                step: step, visit: old.visit, lanes: lanes, deadline: old.deadline, expiry: old.expiry,
                notBefore: old.notBefore, marks: old.marks),
            at: old.opened, version: old.openedVersion)
        confirmations = old.confirmations.filter { lanes.contains($0.lane) }
        takenOverBy = old.takenOverBy
        claimedBy = lanes == old.lanes ? old.claimedBy : nil
    }
}

extension Completion {
    fileprivate func renamed(_ name: String) -> Completion {
        Completion(
            step: name, visit: visit, outcome: outcome, manner: manner, actor: actor, confirmations: confirmations,
            occurred: occurred, recorded: recorded, reason: reason, note: note, deadline: deadline, opened: opened)
    }
}

extension EffectState {
    fileprivate func renamed(_ key: EffectKey) -> EffectState {
        var copy = EffectState(EffectRequested(key: key, effect: effect, arguments: arguments), at: requested)
        (copy.status, copy.outputs, copy.isManual) = (status, outputs, isManual)
        return copy
    }
}

extension SubState {
    fileprivate func renamed(_ name: String) -> SubState {
        var copy = SubState(
            SubRequested(step: name, visit: visit, procedure: procedure, answers: answers, papers: papers))
        (copy.child, copy.result) = (child, result)
        return copy
    }
}
