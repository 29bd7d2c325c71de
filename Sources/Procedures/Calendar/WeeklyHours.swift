public import Forms

/// When an office is open, weekday by weekday. Breaks are the gaps between intervals.
public struct WeeklyHours: Hashable, Sendable {
    /// What makes hours useless.
    public enum Trouble: String, Error, Hashable, Sendable {
        /// Nothing would ever fall due.
        case neverOpen
        /// Intervals of a day overlap, touch, or are not in order.
        case overlapping

        /// For the official who entered them.
        public var message: String {
            switch self {
            case .neverOpen: "Isi jam kerja untuk paling sedikit satu hari"
            case .overlapping: "Jam kerja dalam satu hari harus berurutan dan tidak bertumpuk"
            }
        }
    }

    /// Monday first.
    private let days: [[OpenInterval]]

    /// Weekdays that are not named are closed.
    public init(_ hours: [Weekday: [OpenInterval]]) throws(Trouble) {
        try self.init(days: Weekday.allCases.map { hours[$0] ?? [] })
    }

    private init(days: [[OpenInterval]]) throws(Trouble) {
        guard days.contains(where: { !$0.isEmpty }) else { throw .neverOpen }
        for day in days {
            for (earlier, later) in zip(day, day.dropFirst()) where later.opens <= earlier.closes {
                throw .overlapping
            }
        }
        self.days = days
    }

    public subscript(weekday: Weekday) -> [OpenInterval] { days[weekday.rawValue] }

    /// Working minutes in a week without holidays.
    public var minutesPerWeek: Int {
        days.joined().reduce(0) { $0 + $1.closes.minutes - $1.opens.minutes }
    }
}

extension WeeklyHours: Codable {
    public init(from decoder: any Decoder) throws {
        let days = try decoder.singleValueContainer().decode([[OpenInterval]].self)
        guard days.count == Weekday.allCases.count else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a week has seven days, not \(days.count)"))
        }
        try self.init(days: days)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(days)
    }
}
