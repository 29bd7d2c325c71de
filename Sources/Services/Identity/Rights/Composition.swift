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
