import Forms

extension WorkingCalendar {
    /// The end of the day that lies so long before the day of an instant: closing time of the n-th working day before it,
    /// 24:00 of the n-th calendar day. Pauses move nothing, for the day itself stands still.
    /// - Parameter amount: counted back, in days, months or years.
    func due(_ amount: TimeAmount, before anchor: Instant, _ trace: inout Trace) -> Instant {
        let date = anchor.date(in: zone)
        let day = shifted(date, by: amount, sign: 1)
        guard day < date else { return anchor }
        guard amount.unit == .workingDays else {
            trace.counted(day, through: date.adding(days: -1), number: date.dayNumber - day.dayNumber)
            return Instant(day, .endOfDay, zone)
        }
        var passed = date.adding(days: -1)
        var counted = 0
        while passed >= day {
            if isWorkingDay(passed) {
                counted += 1
                trace.countedBack(passed, number: counted)
            } else {
                trace.skippedBack(passed, reason: closedReason(on: passed) ?? "")
            }
            passed = passed.adding(days: -1)
        }
        return closing(of: day) ?? Instant(day, .endOfDay, zone)
    }

    /// The beginning of that day: what may be done at the earliest so long before a date may be done from then on.
    func beginning(_ amount: TimeAmount, before anchor: Instant) -> Instant {
        Instant(shifted(anchor.date(in: zone), by: amount.countedBack, sign: 1), .midnight, zone)
    }
}

extension Deadline {
    /// The year whose holidays decide it: of the last day that was counted. The date itself that a time is counted back
    /// from is none.
    public var countedYear: Int {
        let last = amount.isCountedBack ? anchor.adding(seconds: -1) : anchor
        return max(due, last).date(in: zone).year
    }
}
