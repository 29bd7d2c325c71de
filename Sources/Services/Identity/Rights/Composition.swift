public import Forms

/// Every rule must allow; the first that denies is the answer.
public struct AllOf: Policy {
    let rules: [any Policy]

    public init(_ rules: any Policy...) { self.rules = rules }

    public func decide(for person: Person, at now: Instant) -> Decision {
        for rule in rules {
            let decision = rule.decide(for: person, at: now)
            if decision != .allowed { return decision }
        }
        return .allowed
    }
}

/// One rule that allows is enough; of several denials the most helpful is the answer. No rule at all denies.
public struct AnyOf: Policy {
    let rules: [any Policy]

    public init(_ rules: any Policy...) { self.rules = rules }
    public init(_ rules: [any Policy]) { self.rules = rules }

    public func decide(for person: Person, at now: Instant) -> Decision {
        var best = Denial.notFound
        for rule in rules {
            switch rule.decide(for: person, at: now) {
            case .allowed: return .allowed
            case .denied(let denial): if denial.answer < best.answer { best = denial }
            }
        }
        return .denied(best)
    }
}
