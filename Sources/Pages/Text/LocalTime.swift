/// An instant as the office's wall clock shows it.
public struct LocalTime: Sendable, Hashable {
    public var date: LocalDate
    /// 0 … 24: a limit of calendar days ends at 24.00.
    public var hour: Int
    public var minute: Int
    /// “WIB”, “WITA” or “WIT”.
    public var zone: String

    public init(date: LocalDate, hour: Int, minute: Int, zone: String = "WIB") {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.zone = zone
    }

    /// - Parameter weekday: ISO 8601, 1 Monday … 7 Sunday.
    public init(
        year: Int, month: Int, day: Int, weekday: Int, hour: Int, minute: Int, zone: String = "WIB"
    ) {
        self.init(
            date: LocalDate(year: year, month: month, day: day, weekday: weekday), hour: hour, minute: minute,
            zone: zone)
    }

    /// “16.10”.
    public var clock: String { "\(Digits.padded(hour, 2)).\(Digits.padded(minute, 2))" }
    /// “Senin 30 November 2026, 16.10”.
    public var full: String { "\(date.withWeekday), \(clock)" }
    /// “Senin 30 November 2026 pukul 16.10 WIB”: receipts and letters.
    public var formal: String { "\(date.withWeekday) pukul \(clock) \(zone)" }
    /// “Senin 30 November, 16.10”: where the year is plain.
    public var medium: String { "\(date.weekdayName) \(date.day) \(date.monthName), \(clock)" }
    /// “Senin 30 November pukul 16.10”: within a sentence.
    public var spoken: String { "\(date.weekdayName) \(date.day) \(date.monthName) pukul \(clock)" }
    /// “Sen 30 Nov 16.10”: dense places.
    public var short: String { "\(date.weekdayName.prefix(3)) \(date.day) \(date.monthName.prefix(3)) \(clock)" }
    /// “2026-11-30T16:10”, for `datetime`; the date alone at 24.00, which that attribute does not know.
    public var machine: String {
        hour > 23 ? date.machine : "\(date.machine)T\(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
    }

    /// `<time>` with the given wording of this instant.
    func html(_ wording: String) -> HTML { #"<time datetime="\#(machine)">\#(wording)</time>"# }
}
