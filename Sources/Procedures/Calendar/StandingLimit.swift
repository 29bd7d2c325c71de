public import Forms

/// A limit whose clock stands: since when, and how much is left of it (SOP.md §12.5).
public struct StandingLimit: Hashable, Sendable {
    public enum Rest: Hashable, Sendable {
        /// Working days or calendar days, whole.
        case days(Int, TimeAmount.Unit)
        /// Working time or wall clock.
        case seconds(Int64, TimeAmount.Unit)
    }

    public var since: Instant
    public var rest: Rest
    public var zone: Zone
}

extension WorkingCalendar {
    /// What is left of a deadline whose clock stands; nil when every pause has an end.
    public func standing(_ deadline: Deadline, pauses: [Pause]) -> StandingLimit? {
        let standing = Standing(pauses, from: deadline.anchor)
        guard let since = standing.openSince else { return nil }
        let full = deadline.fullAmount
        let rest: StandingLimit.Rest
        switch full.unit {
        case .workingMinutes, .workingHours:
            let used = workingSeconds(from: deadline.anchor, to: since, standing)
            rest = .seconds(max(0, full.exactSeconds - used), full.unit)
        case .wallHours:
            let used = standing.running(from: deadline.anchor, to: since).reduce(0) { $0 + $1.end.since($1.start) }
            rest = .seconds(max(0, full.exactSeconds - used), full.unit)
        case .workingDays, .calendarDays, .months, .years:
            rest = .days(daysLeft(full, from: deadline.anchor, at: since, standing), full.unit)
        }
        return StandingLimit(since: since, rest: rest, zone: zone)
    }

    private func daysLeft(_ amount: TimeAmount, from anchor: Instant, at now: Instant, _ standing: Standing) -> Int {
        let isWorking = amount.unit == .workingDays
        let dayZero = isWorking ? dayZero(of: anchor) : anchor.date(in: zone)
        var left = amount.days(from: anchor.date(in: zone))
        var day = dayZero.adding(days: 1)
        while left > 0 {
            if let end = isWorking ? closing(of: day) : Instant(day, .endOfDay, zone) {
                if end > now { break }
                if !standing.covers(endOfDay: end) { left -= 1 }
            } else if Instant(day, .midnight, zone) > now {
                break
            }
            day = day.adding(days: 1)
        }
        return left
    }
}
