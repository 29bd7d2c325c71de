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
}

/// One line of the explanation of a deadline.
public enum TraceLine: Hashable, Sendable, Codable {
    case started(Instant)
    /// The act came outside opening hours: counting starts on this day.
    case startMoved(to: CalendarDate, reason: String)
    /// The n-th counted day.
    case counted(CalendarDate, Int)
    /// Days in a row that were not counted, with their reason (`Sabtu`, `Hari raya …`, `berhenti: …`).
    case skipped(from: CalendarDate, to: CalendarDate, reason: String)
    /// Working minutes that were counted on a day.
    case minutes(CalendarDate, Int)
    case paused(from: Instant, to: Instant?)
    case extended(TimeAmount)
    /// An answer or a decree put the computed time in the past: moved.
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
