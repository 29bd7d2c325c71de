/// How long something may take, in one of the kinds of SOP.md §12 that are never mixed.
public struct TimeAmount: Hashable, Sendable, Codable {
    /// What is counted.
    public enum Unit: String, Sendable, Codable {
        /// Minutes while the office is open.
        case workingMinutes = "menit"
        /// Hours while the office is open.
        case workingHours = "jam"
        /// Until closing time of the n-th working day after day 0.
        case workingDays = "hari kerja"
        /// Until 24:00 of the n-th day.
        case calendarDays = "hari kalender"
        /// Until 24:00 of that day n months on.
        case months = "bulan"
        /// Until 24:00 of that day n years on.
        case years = "tahun"
        /// Hours of the clock on the wall, day and night (`2x24 jam` is 48).
        case wallHours = "jam dinding"
    }

    /// Below zero: counted back, from what is to come.
    public let count: Int
    public let unit: Unit
    /// As the author wrote it: the official form prints this, not a conversion.
    public let written: String

    public init(_ count: Int, _ unit: Unit, written: String? = nil) {
        self.count = count
        self.unit = unit
        self.written = written ?? "\(count) \(unit.rawValue)"
    }

    /// Whether it ends before what it is counted from (`sebelum`).
    public var isCountedBack: Bool { count < 0 }

    /// The same time, that long before what it is counted from.
    public var countedBack: TimeAmount { TimeAmount(-abs(count), unit, written: written) }
}
