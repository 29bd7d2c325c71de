/// Sub-procedures at an office above, for an office that has none above it: the regency runs the same SOP as its
/// villages, and hands nothing on (docs/decisions/0039).
extension Procedure {
    /// Whether whoever came to one of these steps chose to, and could have chosen otherwise each time: where their offices
    /// do not exist, the SOP runs without them.
    public func canDoWithout(calls names: Set<String>) -> Bool {
        steps.allSatisfy { step in
            guard names.isDisjoint(with: step.expiry?.targets ?? []) else { return false }
            let (leading, others) = (
                step.outcomes.filter { !names.isDisjoint(with: $0.targets) },
                step.outcomes.filter { names.isDisjoint(with: $0.targets) }
            )
            if leading.isEmpty { return true }
            guard case .person = step.work, step.isDecision else { return false }
            return others.contains { $0.maximumTimes == nil }
        }
    }

    /// As an office runs it for which these steps lead nowhere: nobody is offered a way to them.
    public func without(calls names: Set<String>) -> Procedure {
        guard !names.isEmpty else { return self }
        var procedure = self
        for index in procedure.steps.indices where procedure.steps[index].isDecision {
            procedure.steps[index].outcomes.removeAll { !names.isDisjoint(with: $0.targets) }
        }
        return procedure
    }
}
