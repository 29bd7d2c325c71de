public import Forms

/// An instant until which something must be done, with the counted days that explain it (SOP.md §12.8 "trace").
public struct Deadline: Hashable, Sendable, Codable {
    /// The last instant that is in time; an act exactly then still counts.
    public var due: Instant
    /// From when it was counted.
    public var anchor: Instant
    public var amount: TimeAmount
    public var zone: Zone
    /// How it was counted, in order.
    public var trace: [TraceLine]
    /// It reaches beyond the last decreed year of the calendar (`sementara`).
    public var isProvisional: Bool

    public init(
        due: Instant, anchor: Instant, amount: TimeAmount, zone: Zone, trace: [TraceLine] = [],
        isProvisional: Bool = false
    ) {
        self.due = due
        self.anchor = anchor
        self.amount = amount
        self.zone = zone
        self.trace = trace
        self.isProvisional = isProvisional
    }

    /// The amount with its extensions: what was counted from the anchor (SOP.md §12.6).
    public var fullAmount: TimeAmount {
        let more = trace.reduce(0) { sum, line in
            if case .extended(let amount) = line { sum + amount.count } else { sum }
        }
        return more == 0 ? amount : TimeAmount(amount.count + more, amount.unit)
    }

    /// The date and time that a clock on the wall shows when it falls due; midnight as 24:00 of the day before, except
    /// where hours were counted day and night.
    public var wall: WallTime {
        let date = due.date(in: zone)
        let time = TimeOfDay(minutes: due.secondOfDay(in: zone) / 60)
        guard time == .midnight, amount.unit != .wallHours else { return WallTime(date, time) }
        return WallTime(date.adding(days: -1), .endOfDay)
    }
}

/// One line of the explanation of a deadline.
public enum TraceLine: Hashable, Sendable, Codable {
    /// The act came outside opening hours: counting starts on this day.
    case startMoved(to: CalendarDate, reason: String)
    /// Days in a row that were counted; the last of them is day number `through`.
    case counted(from: CalendarDate, to: CalendarDate, through: Int)
    /// Days in a row that were not counted, with their reason (`akhir pekan`, a holiday's name, a standing clock).
    case skipped(from: CalendarDate, to: CalendarDate, reason: String)
    /// Working time that was counted on days in a row.
    case worked(from: CalendarDate, to: CalendarDate, seconds: Int64)
    /// The clock stood; `to` nil: it stands still.
    case paused(from: Instant, to: Instant?)
    case extended(TimeAmount)
    /// An answer or a decree asked for an earlier instant than may be: moved here.
    case moved(Instant, reason: String)
}

/// A stretch in which a limit's clock stood (`jeda`); `end` nil: it stands still.
public struct Pause: Hashable, Sendable, Codable {
    public var start: Instant
    public var end: Instant?

    public init(start: Instant, end: Instant?) {
        self.start = start
        self.end = end
    }
}
