import Forms

extension Turn {
    /// What `menurut` decides. An empty answer falls back on the question's default, then on the last outcome: a case
    /// never stands still because of a missing answer (the checker refuses a file in which one may be missing, E122).
    func choose(_ branch: Branch, of step: Step) -> Outcome? {
        let name: String? =
            switch branch {
            case .byField(let path):
                answers.value(of: .field(path))?.optionName ?? procedure.field(path)?.initialOption
            case .byStep(let earlier):
                state.lastCompletion(of: earlier)?.outcome
            case .byConditions(let cases, let otherwise):
                cases.first { $0.condition.holds(in: answers) }?.outcome ?? otherwise
            }
        return name.flatMap { step.outcome($0) } ?? step.outcomes.last
    }
}

extension Field {
    /// The option that a literal `bawaan` names.
    var initialOption: String? {
        guard case .literal(let value) = initial else { return nil }
        return value.optionName
    }
}
