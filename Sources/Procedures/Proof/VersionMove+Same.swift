import Forms

extension Step.Work {
    /// Whether it is done by the same hands: a person, an effect, another case, the system at once.
    func isSameKind(as other: Step.Work) -> Bool {
        switch (self, other) {
        case (.person, .person), (.branch, .branch): true
        case (.effect(let one), .effect(let two)): one.effect == two.effect
        case (.sub(let one), .sub(let two)): one.procedure == two.procedure
        default: false
        }
    }
}

extension CaseLimit {
    /// Whether it runs by the same rule, wherever it stands in its file.
    func isSameRule(as other: CaseLimit) -> Bool {
        unplaced == other.unplaced
    }

    private var unplaced: CaseLimit {
        var limit = self
        limit.position = .start
        limit.since = since.unplaced
        limit.until = until?.unplaced
        return limit
    }
}

extension Expiry {
    /// Whether it takes the step by the same rule, wherever it stands in its file.
    func isSameRule(as other: Expiry) -> Bool { unplaced == other.unplaced }

    private var unplaced: Expiry {
        var expiry = self
        expiry.position = .start
        expiry.since = since?.unplaced
        return expiry
    }
}

extension Step {
    /// Whether nobody may do it earlier or later (`paling-cepat`), from whatever that is counted.
    func mayBeDoneFromTheSame(as other: Step) -> Bool {
        notBefore == other.notBefore && (notBefore == nil || since?.unplaced == other.since?.unplaced)
    }

    /// Whether nobody is reminded, and nothing is taken, by another rule.
    func hasSameMarks(as other: Step) -> Bool {
        switch (expiry, other.expiry) {
        case (nil, nil): reminders == other.reminders
        case (let one?, let two?): reminders == other.reminders && one.isSameRule(as: two)
        default: false
        }
    }
}

extension Anchor {
    fileprivate var unplaced: Anchor {
        switch self {
        case .event(let event): .event(event.unplaced)
        case .earliest(let anchors): .earliest(anchors.map(\.unplaced))
        case .latest(let anchors): .latest(anchors.map(\.unplaced))
        case .opening, .deadline, .answer, .before: self
        }
    }
}

extension EventReference {
    fileprivate var unplaced: EventReference { EventReference(step: step, outcome: outcome, isFirst: isFirst) }
}
