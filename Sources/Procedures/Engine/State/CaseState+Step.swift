public import Forms

extension CaseState {
    /// The case as somebody sees it who may know of one step only: where the others stand, and what was answered and
    /// handed over beside these, is not in it.
    public func only(_ step: String, fields: Set<FieldPath>, papers shown: Set<String>) -> CaseState {
        var copy = self
        copy.opening.resident = [:]
        copy.answers = answers.filter { fields.contains($0.key) }
        copy.papers = papers.filter { shown.contains($0.key) }
        copy.open = open.filter { $0.key == step }
        copy.visits = visits.filter { $0.key == step }
        copy.completions = completions.filter { $0.step == step }
        copy.effects = effects.filter { $0.key.step == step }
        copy.arrivals = [:]
        copy.lastDeadlines = [:]
        copy.limits = [:]
        copy.earlierRuns = nil
        copy.subs = []
        copy.lateActs = []
        return copy
    }
}
