import Forms

extension WorkingCalendar {
    /// Closing time of the n-th working day after day 0 at whose end the clock ran.
    func workingDays(_ n: Int, from anchor: Instant, _ standing: Standing, _ trace: inout Trace) -> Instant {
        var day = dayZero(of: anchor)
        noteStart(day, for: anchor, &trace)
        var closing = self.closing(of: day) ?? anchor
        var counted = 0
        while counted < n {
            day = day.adding(days: 1)
            guard let end = self.closing(of: day) else {
                trace.skipped(day, through: day, reason: closedReason(on: day) ?? "")
                continue
            }
            if standing.covers(endOfDay: end) {
                trace.skipped(day, through: day, reason: Trace.standingReason)
                continue
            }
            counted += 1
            closing = end
            trace.counted(day, through: day, number: counted)
        }
        return closing
    }

    /// 24:00 of the n-th day after the anchor's at whose end the clock ran. Holidays count like any day.
    func calendarDays(_ n: Int, from anchor: Instant, _ standing: Standing, _ trace: inout Trace) -> Instant {
        let dayZero = anchor.date(in: zone)
        var last = dayZero.adding(days: n)
        var next = dayZero.adding(days: 1)
        for stretch in standing.stretches {
            // Days whose 24:00 lies in the stretch: the one it begins in, up to the last that it outlasts.
            let first = max(next, stretch.start.date(in: zone))
            let final = stretch.end.date(in: zone).adding(days: -1)
            guard first <= last else { break }
            guard first <= final else { continue }
            if next < first {
                let before = first.adding(days: -1)
                trace.counted(next, through: before, number: n - (last.dayNumber - before.dayNumber))
            }
            trace.skipped(first, through: final, reason: Trace.standingReason)
            last = last.adding(days: final.dayNumber - first.dayNumber + 1)
            next = final.adding(days: 1)
        }
        if next <= last { trace.counted(next, through: last, number: n) }
        return Instant(last, .endOfDay, zone)
    }

    /// Says why counting begins later than the act.
    func noteStart(_ day: CalendarDate, for anchor: Instant, _ trace: inout Trace) {
        let date = anchor.date(in: zone)
        guard day != date else { return }
        trace.startMoved(to: day, reason: closedReason(on: date) ?? "setelah jam kerja")
    }
}
