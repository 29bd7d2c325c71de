public import Forms

extension WorkingCalendar {
    /// The n-th working day after a date; before it, when n is negative; the date itself when n is 0.
    public func workingDate(_ n: Int, after date: CalendarDate) -> CalendarDate {
        var found = date
        for _ in 0..<abs(n) { found = nextWorkingDay(from: found.adding(days: n.signum()), step: n.signum()) }
        return found
    }

    /// The day on which something that comes at this moment is received: the same working day until its closing time,
    /// else the next one (SOP.md §12.2 "day 0").
    public func dayZero(of instant: Instant) -> CalendarDate {
        let date = instant.date(in: zone)
        if let closing = closing(of: date), instant < closing { return date }
        return workingDate(1, after: date)
    }

    /// Closing time of the first working day after the day of this moment.
    public func closingOfNextWorkingDay(after instant: Instant) -> Instant {
        let date = workingDate(1, after: instant.date(in: zone))
        return closing(of: date) ?? Instant(date, .endOfDay, zone)
    }

    /// The day that a bound of a form means, seen from a day.
    public func date(_ bound: DateBound, today: CalendarDate) -> CalendarDate {
        switch bound {
        case .fixed(let date): date
        case .today: today
        case .ahead(let amount): shifted(today, by: amount, sign: 1)
        case .ago(let amount): shifted(today, by: amount, sign: -1)
        }
    }

    /// So long after a day, or before it.
    func shifted(_ date: CalendarDate, by amount: TimeAmount, sign: Int) -> CalendarDate {
        switch amount.unit {
        case .workingDays: workingDate(sign * amount.count, after: date)
        case .calendarDays: date.adding(days: sign * amount.count)
        case .months: date.adding(months: sign * amount.count)
        case .years: date.adding(months: sign * 12 * amount.count)
        case .wallHours: date.adding(days: sign * amount.count / 24)
        case .workingMinutes, .workingHours: date
        }
    }

    /// Ends, because every week has opening hours and holidays are finitely many.
    private func nextWorkingDay(from date: CalendarDate, step: Int) -> CalendarDate {
        var candidate = date
        while !isWorkingDay(candidate) { candidate = candidate.adding(days: step) }
        return candidate
    }
}
