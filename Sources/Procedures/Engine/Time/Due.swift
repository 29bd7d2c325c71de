public import Forms

/// Something that the clock does next.
enum Due: Hashable {
    case stepMark(step: String, TimedMark)
    case limitMark(limit: String, TimedMark)
    case stepExpiry(step: String, Instant)
    case limitExpiry(limit: String, Instant)
    case retentionEnd(RetentionPeriod)

    var instant: Instant {
        switch self {
        case .stepMark(_, let mark), .limitMark(_, let mark): mark.due
        case .stepExpiry(_, let instant), .limitExpiry(_, let instant): instant
        case .retentionEnd(let period): period.until
        }
    }

    /// Something that is told comes at its instant; what ends a step comes after it, for an act exactly then is in
    /// time (SOP.md §10.3).
    var firesAt: Instant {
        switch self {
        case .stepMark, .limitMark: instant
        case .stepExpiry, .limitExpiry, .retentionEnd: instant.adding(seconds: 1)
        }
    }
}

extension CaseState {
    /// What the clock does next; of several at one instant what is only told comes first, then steps before limits, in
    /// file order.
    func nextDue(in procedure: Procedure) -> Due? {
        guard isOpen else { return nextRetentionEnd.map(Due.retentionEnd) }
        var first: Due?
        let offer = { (due: Due) in
            if first.map({ due.firesAt < $0.firesAt }) ?? true { first = due }
        }
        let running = procedure.limits.filter { limit in
            limits[limit.name].map { $0.isRunning && $0.standingSince == nil } ?? false
        }
        for step in procedure.steps {
            for mark in open[step.name]?.marks ?? [] where !mark.isSent {
                offer(.stepMark(step: step.name, mark))
            }
        }
        for limit in running {
            for mark in limits[limit.name]?.marks ?? [] where !mark.isSent {
                offer(.limitMark(limit: limit.name, mark))
            }
        }
        for step in procedure.steps where step.expiry != nil {
            if let due = open[step.name]?.expiry?.due { offer(.stepExpiry(step: step.name, due)) }
        }
        for limit in running where limit.expiry != nil {
            if let due = limits[limit.name]?.deadline?.due { offer(.limitExpiry(limit: limit.name, due)) }
        }
        return first
    }

    /// When a `tick` has something to do: the next reminder, escalation or time-out, after the end the next period of
    /// `simpan`; nil: nothing waits for the clock.
    public func nextTick(in procedure: Procedure) -> Instant? { nextDue(in: procedure)?.firesAt }
}
