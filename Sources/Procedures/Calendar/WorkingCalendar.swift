public import Forms

/// When an office works: what deadlines are counted by (SOP.md §12.1). Every office has its own.
public struct WorkingCalendar: Hashable, Sendable, Codable {
    public var name: String
    public var zone: Zone
    /// Rises with every change, so that a deadline's cause can name the calendar it was counted by.
    public var revision: Int
    public var hours: WeeklyHours
    public var ramadan: [RamadanWindow]
    /// National holidays and joint leave: day → name, as an explanation shows it.
    public var holidays: [CalendarDate: String]
    /// Holidays of this office's region: elections, anniversaries, floods.
    public var localHolidays: [CalendarDate: String]
    /// Who decreed a day off, where it was said; nil in calendars of before anybody could say it.
    public var sources: [CalendarDate: String]?
    /// National holidays and joint leave on which this office works, with who decreed it.
    public var takenBack: [CalendarDate: String]?
    /// The last day that the national decrees speak of; nil: none does. A deadline beyond it is provisional.
    public var decreedThrough: CalendarDate?

    public init(
        name: String, zone: Zone, hours: WeeklyHours, holidays: HolidayTable, ramadan: [RamadanWindow] = [],
        localHolidays: [CalendarDate: String] = [:], revision: Int = 1
    ) {
        self.name = name
        self.zone = zone
        self.revision = revision
        self.hours = hours
        self.ramadan = ramadan
        self.holidays = holidays.names
        self.localHolidays = localHolidays
        decreedThrough = holidays.decreedThrough
        sources = holidays.untold(of: self)
    }

    /// When the office is open on a day, in order; empty on holidays and days off.
    public func openIntervals(on date: CalendarDate) -> [OpenInterval] {
        holiday(on: date) == nil ? usualHours(on: date) : []
    }

    public func isWorkingDay(_ date: CalendarDate) -> Bool { !openIntervals(on: date).isEmpty }

    /// The moment the office opens on a day; nil when it does not.
    public func opening(of date: CalendarDate) -> Instant? {
        openIntervals(on: date).first.map { Instant(date, $0.opens, zone) }
    }

    /// The moment the office closes for the day; nil when it is not open.
    public func closing(of date: CalendarDate) -> Instant? {
        openIntervals(on: date).last.map { Instant(date, $0.closes, zone) }
    }

    /// Whether people work at this moment; at closing time itself they no longer do.
    public func isOpen(at instant: Instant) -> Bool {
        let date = instant.date(in: zone)
        return openIntervals(on: date).contains {
            Instant(date, $0.opens, zone) <= instant && instant < Instant(date, $0.closes, zone)
        }
    }

    /// The name of a day's holiday, a national one before a local one.
    public func holiday(on date: CalendarDate) -> String? { holidays[date] ?? localHolidays[date] }

    /// Why the office is closed on a day; nil when it works.
    public func closedReason(on date: CalendarDate) -> String? {
        if let holiday = holiday(on: date) { return holiday }
        guard usualHours(on: date).isEmpty else { return nil }
        return date.weekday == .saturday || date.weekday == .sunday ? "akhir pekan" : "bukan hari kerja"
    }

    private func usualHours(on date: CalendarDate) -> [OpenInterval] {
        (ramadan.first { $0.contains(date) }?.hours ?? hours)[date.weekday]
    }
}
