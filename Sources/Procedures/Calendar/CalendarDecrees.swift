public import Forms

/// Single days of a calendar, with who decreed them.
extension WorkingCalendar {
    /// Makes a day off.
    public mutating func add(holiday name: String, on day: CalendarDate, source: String) {
        localHolidays[day] = name
        holidays[day] = nil
        takenBack?[day] = nil
        sources = (sources ?? [:]).merging([day: source]) { $1 }
    }

    /// Makes a working day of a holiday or of a day of joint leave.
    /// - Returns: false where it is none.
    public mutating func takeBack(_ day: CalendarDate, source: String) -> Bool {
        guard holiday(on: day) != nil else { return false }
        holidays[day] = nil
        localHolidays[day] = nil
        sources?[day] = nil
        takenBack = (takenBack ?? [:]).merging([day: source]) { $1 }
        return true
    }

    /// Who decreed a holiday: this office's decree, else the national one.
    public func source(ofHolidayOn day: CalendarDate) -> String? {
        sources?[day] ?? HolidayTable.national.rows.first { $0.date == day }?.decree
    }
}
