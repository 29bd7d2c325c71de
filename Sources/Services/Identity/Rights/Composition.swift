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

/// One rule that allows is enough; where none does, the first's answer is.
public struct AnyOf: Policy {
    let first: any Policy
    let others: [any Policy]

    public init(_ first: any Policy, _ others: any Policy...) { (self.first, self.others) = (first, others) }

    public func decide(for person: Person, at now: Instant) -> Decision {
        let decision = first.decide(for: person, at: now)
        return others.contains { $0.allows(person, at: now) } ? .allowed : decision
    }
}
