public import Forms

extension WorkingCalendar {
    /// The instant at which n percent of a deadline's time is over (SOP.md §12.7): of days, the end of the counted day
    /// that n percent falls in; of working time and wall clock, exactly. 100 is the deadline itself, and so is
    /// every share of what was counted back from a date: it has no beginning.
    public func percent(_ n: Int, of deadline: Deadline, pauses: [Pause] = []) -> Instant {
        if n == 100 || deadline.amount.isCountedBack { return deadline.due }
        let full = deadline.fullAmount
        let standing = Standing(pauses, from: deadline.anchor)
        var trace = Trace()
        switch full.unit {
        case .workingMinutes, .workingHours:
            return workingTime(share(n, of: full.exactSeconds), from: deadline.anchor, standing, &trace)
        case .wallHours:
            return wallTime(share(n, of: full.exactSeconds), from: deadline.anchor, standing)
        case .workingDays:
            let days = Int(share(n, of: Int64(full.count)))
            return workingDays(days, from: deadline.anchor, standing, &trace)
        case .calendarDays, .months, .years:
            let days = Int(share(n, of: Int64(full.days(from: deadline.anchor.date(in: zone)))))
            return calendarDays(days, from: deadline.anchor, standing, &trace)
        }
    }

    /// Rounded up.
    private func share(_ n: Int, of whole: Int64) -> Int64 { (whole * Int64(n) + 99) / 100 }
}
