public import Forms

extension WorkingCalendar {
    /// The instant at which so much working time is over: its own end where it ends with an interval.
    func workingTime(_ seconds: Int64, from anchor: Instant, _ standing: Standing, _ trace: inout Trace) -> Instant {
        var left = seconds
        var date = anchor.date(in: zone)
        noteStart(dayZero(of: anchor), for: anchor, &trace)
        while true {
            var today: Int64 = 0
            for stretch in runningStretches(on: date, from: anchor, standing) {
                let length = stretch.end.since(stretch.start)
                if left <= length {
                    trace.worked(date, seconds: today + left)
                    return stretch.start.adding(seconds: left)
                }
                left -= length
                today += length
            }
            note(date, worked: today, from: anchor, &trace)
            date = date.adding(days: 1)
        }
    }

    /// n·m hours of the clock on the wall, with the standing cut out.
    func wallTime(_ seconds: Int64, from anchor: Instant, _ standing: Standing) -> Instant {
        var due = anchor.adding(seconds: seconds)
        for stretch in standing.stretches {
            guard stretch.start < due else { break }
            due = due.adding(seconds: stretch.end.since(stretch.start))
        }
        return due
    }

    /// Working seconds between two moments (SOP.md §12.9 "measure"); 0 if `end` is not after `start`.
    public func workingSeconds(from start: Instant, to end: Instant, pauses: [Pause] = []) -> Int64 {
        workingSeconds(from: start, to: end, Standing(pauses, from: start))
    }

    func workingSeconds(from start: Instant, to end: Instant, _ standing: Standing) -> Int64 {
        guard start < end else { return 0 }
        var sum: Int64 = 0
        var date = start.date(in: zone)
        let last = end.date(in: zone)
        while date <= last {
            for stretch in runningStretches(on: date, from: start, standing) where stretch.start < end {
                sum += min(stretch.end, end).since(stretch.start)
            }
            date = date.adding(days: 1)
        }
        return sum
    }

    /// When work goes on and the clock runs, on one day, not before a moment.
    private func runningStretches(
        on date: CalendarDate, from earliest: Instant, _ standing: Standing
    ) -> [(start: Instant, end: Instant)] {
        var stretches: [(start: Instant, end: Instant)] = []
        for interval in openIntervals(on: date) {
            let start = max(Instant(date, interval.opens, zone), earliest)
            let end = Instant(date, interval.closes, zone)
            if start < end { stretches += standing.running(from: start, to: end) }
        }
        return stretches
    }

    private func note(_ date: CalendarDate, worked seconds: Int64, from anchor: Instant, _ trace: inout Trace) {
        if seconds > 0 {
            trace.worked(date, seconds: seconds)
        } else if date >= dayZero(of: anchor) {
            trace.skipped(date, through: date, reason: closedReason(on: date) ?? Trace.standingReason)
        }
    }
}
