public import Forms

extension CaseState {
    /// The period that is over first; nil while something that an effect made is still to be taken back, by what it was
    /// told.
    var nextRetentionEnd: RetentionPeriod? {
        guard !effects.contains(where: { $0.key.isUndo && $0.status.isWaiting }) else { return nil }
        return retention.min { $0.until < $1.until }
    }

    /// Whether papers of this name, or answers to these questions, are in the case.
    func holds(paper name: String) -> Bool {
        let late = lateActs.compactMap { $0.content?.papers[name] }.joined()
        return ((papers[name] ?? []) + late).contains { !$0.isShownOriginal }
    }

    func holds(answer path: FieldPath) -> Bool {
        answers[path] != nil || lateActs.contains { $0.content?.answers[path] != nil }
    }

    /// Whether a condition looks at something that was destroyed.
    public func hasErased(_ condition: Condition) -> Bool {
        condition.references.contains { reference in
            switch reference {
            case .field(let path): erasures.contains { $0.over.fields.contains(path) }
            case .paper(let name): erasures.contains { $0.over.papers.contains(name) }
            case .resident, .fact, .output, .outcome: false
            }
        }
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
