public import Forms

extension WorkingCalendar {
    /// The calendar of examples, and of any question that names none (SOP.md §15): five days, no Ramadan hours, WIB.
    public static func baku(holidays: HolidayTable = .national, zone: Zone = .wib) -> WorkingCalendar {
        WorkingCalendar(name: "baku", zone: zone, hours: .fiveDays, holidays: holidays)
    }

    /// Calendars that can be named without an office: `baku`, `baku-wita`, `baku-wit`, `enam-hari`.
    public static let named: [String: WorkingCalendar] = [
        "baku": .baku(),
        "baku-wita": .baku(zone: .wita).renamed("baku-wita"),
        "baku-wit": .baku(zone: .wit).renamed("baku-wit"),
        "enam-hari": WorkingCalendar(name: "enam-hari", zone: .wib, hours: .sixDays, holidays: .national),
    ]

    /// The same calendar with more holidays, as a later revision: a decree, or an example's `libur`.
    public func adding(holidays more: [CalendarDate: String]) -> WorkingCalendar {
        var calendar = self
        calendar.localHolidays.merge(more) { _, new in new }
        calendar.revision += 1
        return calendar
    }

    /// The same calendar with a fasting month, as a later revision.
    public func adding(ramadan window: RamadanWindow) -> WorkingCalendar {
        var calendar = self
        calendar.ramadan.append(window)
        calendar.revision += 1
        return calendar
    }

    private func renamed(_ name: String) -> WorkingCalendar {
        var calendar = self
        calendar.name = name
        return calendar
    }
}
