public import Forms

extension WorkingCalendar {
    /// Takes up the days of the national decrees as a table has them now. What this office decreed itself stays: its own
    /// days off, and the days on which it works all the same.
    public mutating func follow(_ table: HolidayTable) {
        holidays = table.names.filter { takenBack?[$0.key] == nil && localHolidays[$0.key] == nil }
        decreedThrough = table.decreedThrough
        let own = (sources ?? [:]).filter { localHolidays[$0.key] != nil }
        let told = own.merging(table.untold(of: self) ?? [:]) { own, _ in own }
        sources = told.isEmpty ? nil : told
    }
}

extension HolidayTable {
    /// The decrees of a calendar's national days where the program's own table does not tell them; nil: it tells all.
    func untold(of calendar: WorkingCalendar) -> [CalendarDate: String]? {
        if self == .national { return nil }
        let known = Dictionary(uniqueKeysWithValues: HolidayTable.national.rows.map { ($0.date, $0.decree) })
        let told = rows.filter { calendar.holidays[$0.date] != nil && known[$0.date] != $0.decree }
        return told.isEmpty ? nil : Dictionary(uniqueKeysWithValues: told.map { ($0.date, $0.decree) })
    }

    /// What a day becomes when one table takes the place of another.
    public struct Change: Hashable, Sendable {
        public let date: CalendarDate
        /// nil: it was a working day as others are.
        public let before: Row?
        /// nil: it is one again.
        public let after: Row?
    }

    /// The days that another table has otherwise, in their order.
    public func changes(to next: HolidayTable) -> [Change] {
        let (old, new) = (byDate, next.byDate)
        return Set(old.keys).union(new.keys).sorted().compactMap { date in
            old[date] == new[date] ? nil : Change(date: date, before: old[date], after: new[date])
        }
    }

    private var byDate: [CalendarDate: Row] { Dictionary(uniqueKeysWithValues: rows.map { ($0.date, $0) }) }
}
