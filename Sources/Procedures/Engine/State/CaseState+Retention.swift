import Forms

extension CaseState {
    /// Whether papers of this name, or answers to these questions, are in the case.
    func holds(paper name: String) -> Bool {
        let late = lateActs.compactMap { $0.content?.papers[name] }.joined()
        return ((papers[name] ?? []) + late).contains { !$0.isShownOriginal }
    }

    func holds(answer path: FieldPath) -> Bool {
        answers[path] != nil || lateActs.contains { $0.content?.answers[path] != nil }
    }

    /// That an original was shown stays: nothing of it was ever here.
    mutating func erase(_ over: RetentionOver, at instant: Instant) {
        retention.removeAll { $0.amount.periodName == over.amount.periodName }
        erasures.append(Erasure(over: over, at: instant))
        papers.erase(over.papers)
        for path in over.fields { answers[path] = nil }
        for index in lateActs.indices {
            lateActs[index].content?.papers.erase(over.papers)
            for path in over.fields { lateActs[index].content?.answers[path] = nil }
        }
    }
}

extension [String: [PaperFile]] {
    fileprivate mutating func erase(_ names: [String]) {
        for name in names {
            self[name]?.removeAll { !$0.isShownOriginal }
            if self[name]?.isEmpty == true { self[name] = nil }
        }
    }
}
