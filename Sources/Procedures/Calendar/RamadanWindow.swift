public import Forms

/// The fasting month of one year, in which offices keep shorter hours (Perpres 21/2023: 32½ hours a week).
public struct RamadanWindow: Hashable, Sendable, Codable {
    public var first: CalendarDate
    /// Its last day, itself included.
    public var last: CalendarDate
    public var hours: WeeklyHours

    public init(from first: CalendarDate, through last: CalendarDate, hours: WeeklyHours = .ramadan) {
        self.first = first
        self.last = last
        self.hours = hours
    }

    public func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
}
