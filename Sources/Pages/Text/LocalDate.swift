/// A date as the office's wall calendar shows it. The caller knows calendars; this only writes.
public struct LocalDate: Sendable, Hashable {
    public var year: Int
    /// 1 … 12.
    public var month: Int
    public var day: Int
    /// ISO 8601: 1 Monday … 7 Sunday.
    public var weekday: Int

    public init(year: Int, month: Int, day: Int, weekday: Int) {
        self.year = year
        self.month = month
        self.day = day
        self.weekday = weekday
    }

    /// “30 November 2026”.
    public var long: String { "\(day) \(monthName) \(year)" }
    /// “30 Nov 2026”.
    public var short: String { "\(withinYear) \(year)" }
    /// “30 Nov”: in a table of one year.
    public var withinYear: String { "\(day) \(monthName.prefix(3))" }
    /// “Senin 30 November 2026”.
    public var withWeekday: String { "\(weekdayName) \(long)" }
    /// “Senin 30 November”: where the year is plain.
    public var dayAndMonth: String { "\(weekdayName) \(day) \(monthName)" }
    /// “November 2026”.
    public var monthAndYear: String { "\(monthName) \(year)" }
    /// “Nov”.
    public var shortMonth: String { String(monthName.prefix(3)) }
    /// “2026-11-30”, for `datetime`.
    public var machine: String { "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))" }

    var monthName: String { Self.name(month, of: Self.months) }
    var weekdayName: String { Self.name(weekday, of: Self.weekdays) }

    private static let weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]

    private static func name(_ number: Int, of names: [String]) -> String {
        names.indices.contains(number - 1) ? names[number - 1] : String(number)
    }
}
