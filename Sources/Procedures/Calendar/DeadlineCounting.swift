public import Forms

extension WorkingCalendar {
    /// When an amount of time, counted from an anchor, is over (SOP.md §12.2, §12.5, §12.6).
    ///
    /// - Parameters:
    ///   - pauses: stretches in which the clock stood. One without an end moves nothing yet: `due` is then the earliest
    ///     instant that is still possible, and ``standing(_:from:pauses:extension:)`` says what is left.
    ///   - more: units by which the amount was extended; counted as one amount from the same anchor.
    public func deadline(
        _ amount: TimeAmount, from anchor: Instant, pauses: [Pause] = [], extension more: Int = 0
    ) -> Deadline {
        let standing = Standing(pauses, from: anchor)
        let full = TimeAmount(amount.count + more, amount.unit)
        var trace = Trace()
        let due = due(full, from: anchor, standing, &trace)
        for stretch in standing.stretches where stretch.start < due {
            trace.append(.paused(from: stretch.start, to: stretch.end))
        }
        if let since = standing.openSince { trace.append(.paused(from: since, to: nil)) }
        if more != 0 { trace.append(.extended(TimeAmount(more, amount.unit))) }
        return Deadline(
            due: due, anchor: anchor, amount: amount, zone: zone, trace: trace.lines,
            isProvisional: amount.unit.needsOpeningHours && isUndecreed(max(due, anchor)))
    }

    /// Whether the holidays around a moment are not decreed yet. A day's end still belongs to that day.
    private func isUndecreed(_ instant: Instant) -> Bool {
        guard let decreedThrough else { return true }
        return instant > Instant(decreedThrough, .endOfDay, zone)
    }

    func due(_ amount: TimeAmount, from anchor: Instant, _ standing: Standing, _ trace: inout Trace) -> Instant {
        if amount.isCountedBack { return due(amount, before: anchor, &trace) }
        return switch amount.unit {
        case .workingMinutes, .workingHours:
            workingTime(amount.exactSeconds, from: anchor, standing, &trace)
        case .workingDays:
            workingDays(amount.count, from: anchor, standing, &trace)
        case .calendarDays, .months, .years:
            calendarDays(amount.days(from: anchor.date(in: zone)), from: anchor, standing, &trace)
        case .wallHours:
            wallTime(amount.exactSeconds, from: anchor, standing)
        }
    }
}

extension TimeAmount.Unit {
    /// Whether counting it needs to know when an office is open.
    public var needsOpeningHours: Bool {
        switch self {
        case .workingMinutes, .workingHours, .workingDays: true
        case .calendarDays, .months, .years, .wallHours: false
        }
    }
}

extension TimeAmount {
    /// Of the kinds that are reached to the second; 0 for those that end with a day.
    var exactSeconds: Int64 {
        switch unit {
        case .workingMinutes: Int64(count) * 60
        case .workingHours, .wallHours: Int64(count) * 3600
        case .workingDays, .calendarDays, .months, .years: 0
        }
    }

    /// Calendar days from a date to its end; for working days and hours their count.
    func days(from date: CalendarDate) -> Int {
        switch unit {
        case .months: date.adding(months: count).dayNumber - date.dayNumber
        case .years: date.adding(months: 12 * count).dayNumber - date.dayNumber
        case .workingMinutes, .workingHours, .workingDays, .calendarDays, .wallHours: count
        }
    }
}
