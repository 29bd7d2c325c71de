public import Forms

extension WorkingCalendar {
    /// A deadline counted again under this calendar, a later revision than the one it was counted by (SOP.md §12.8).
    ///
    /// A holiday that is taken back moves it earlier, and one that is added moves a time before a date earlier; but never
    /// before closing time of the working day after the revision was entered, so that nobody is late by a decree. Nor
    /// does one that had to move stay on a day that has become a holiday.
    public func recomputed(
        _ old: Deadline, pauses: [Pause] = [], entered: Instant
    ) -> Deadline {
        let more = old.fullAmount.count - old.amount.count
        var new = deadline(old.amount, from: old.anchor, pauses: pauses, extension: more)
        let next = closingOfNextWorkingDay(after: entered)
        let earliest = entered < old.due && !isWorkingDay(old.lastDay) ? next : min(old.due, next)
        if new.due < old.due, new.due < earliest {
            new.due = earliest
            new.trace.append(
                .moved(earliest, reason: "perubahan hari libur dicatat \(entered.date(in: zone).longText)"))
        }
        return new
    }

    /// A deadline that is in the past as soon as it is known, by a changed answer or by a date, as a timer takes it: no
    /// earlier than the end of the next working day (SOP.md §12.4). Any other comes back as it is.
    public func postponed(
        _ deadline: Deadline, now: Instant, reason: String = "jawaban diubah setelah waktunya lewat"
    ) -> Deadline {
        guard deadline.due < now else { return deadline }
        var moved = deadline
        moved.due = closingOfNextWorkingDay(after: now)
        moved.trace.append(.moved(moved.due, reason: reason))
        return moved
    }
}

extension Deadline {
    /// The day on which it falls due: 24:00 belongs to the day that ends.
    fileprivate var lastDay: CalendarDate { due.adding(seconds: -1).date(in: zone) }
}
