public import Forms

extension WorkingCalendar {
    /// The instant at which n percent of the office's open hours between a deadline's start and its end are over: what is
    /// left of them is left to work in. Where it is not open in between, n percent of the clock's time. 100 is the
    /// deadline itself.
    ///
    /// Not the `N%` of SOPs (``percent(_:of:pauses:)``), which counts days as the deadline does: half of one day is
    /// its end.
    /// - Parameter opened: where the time until a deadline begins that is counted back from a date.
    public func workingShare(_ n: Int, of deadline: Deadline, opened: Instant) -> Instant {
        let start = deadline.amount.isCountedBack ? opened : deadline.anchor
        let due = deadline.due
        guard n < 100, start < due else { return due }
        let hours = openHours(from: start, to: due)
        let whole = hours.reduce(0) { $0 + $1.end.since($1.start) }
        guard whole > 0 else { return start.adding(seconds: due.since(start) * Int64(n) / 100) }
        var rest = (whole * Int64(n) + 99) / 100
        for stretch in hours {
            let length = stretch.end.since(stretch.start)
            if rest <= length { return stretch.start.adding(seconds: rest) }
            rest -= length
        }
        return due
    }

    /// The stretches in which the office is open, cut to these instants.
    private func openHours(from start: Instant, to end: Instant) -> [(start: Instant, end: Instant)] {
        let (first, last) = (start.date(in: zone), end.date(in: zone))
        return (first.dayNumber...last.dayNumber).flatMap { number -> [(start: Instant, end: Instant)] in
            let date = CalendarDate(dayNumber: number)
            return openIntervals(on: date).compactMap { interval in
                let from = max(start, Instant(date, interval.opens, zone))
                let until = min(end, Instant(date, interval.closes, zone))
                return from < until ? (from, until) : nil
            }
        }
    }
}
