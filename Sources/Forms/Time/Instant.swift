/// A moment, in whole seconds since 1970-01-01 00:00 UTC.
///
/// Seconds, because SOP.md §18 trap 3 judges an act at 16:00:00 as in time and one at 16:00:01 as late.
public struct Instant: Hashable, Sendable, Comparable, Codable {
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// The moment at which the clocks of a zone show this date and time (24:00 is the end of the day).
    public init(_ date: CalendarDate, _ time: TimeOfDay, _ zone: Zone) {
        seconds = Int64(date.dayNumber) * 86_400 + Int64(time.minutes) * 60 - Int64(zone.offsetSeconds)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

    public func adding(seconds more: Int64) -> Instant { Instant(seconds: seconds + more) }

    /// Seconds from `earlier` to here.
    public func since(_ earlier: Instant) -> Int64 { seconds - earlier.seconds }

    /// The date that a zone's calendars show now.
    public func date(in zone: Zone) -> CalendarDate {
        CalendarDate(dayNumber: Int((seconds + Int64(zone.offsetSeconds)).flooredDivision(by: 86_400)))
    }

    /// Seconds since midnight in a zone, 0…86,399.
    public func secondOfDay(in zone: Zone) -> Int {
        let local = seconds + Int64(zone.offsetSeconds)
        return Int(local - local.flooredDivision(by: 86_400) * 86_400)
    }

    public init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
    }
}

/// Indonesia's three zones. The offsets are fixed: there is no summer time (Keppres 41/1987).
public enum Zone: String, Sendable, Codable, CaseIterable {
    case wib = "WIB"
    case wita = "WITA"
    case wit = "WIT"

    public var offsetSeconds: Int {
        switch self {
        case .wib: 7 * 3600
        case .wita: 8 * 3600
        case .wit: 9 * 3600
        }
    }
}

/// A time on the wall, to the minute; 24:00 is the end of a day.
public struct TimeOfDay: Hashable, Sendable, Comparable, Codable {
    /// Minutes since midnight, 0…1440.
    public let minutes: Int

    public init?(hour: Int, minute: Int) {
        guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440 else { return nil }
        minutes = hour * 60 + minute
    }

    public init(minutes: Int) { self.minutes = min(max(0, minutes), 1440) }

    /// Reads `07:30` or `07.30`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public static let midnight = TimeOfDay(minutes: 0)
    public static let endOfDay = TimeOfDay(minutes: 1440)

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    /// `07:30`.
    public var description: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
