public import Forms
import Procedures

/// A month or a year of which a report tells.
public struct ReportPeriod: Hashable, Sendable {
    public let year: Int
    /// 1…12; nil: the whole year.
    public let month: Int?

    /// - Parameter text: `2026-10` or `2026`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]),
            (1970...9990).contains(year)
        else {
            return nil
        }
        self.year = year
        guard parts.count == 2 else {
            month = nil
            return
        }
        guard parts[1].utf8.count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return nil }
        self.month = month
    }

    public init(year: Int, month: Int?) {
        self.year = year
        self.month = month
    }

    /// The month in which a day lies.
    public init(monthOf date: CalendarDate) {
        let (year, month, _) = date.components
        self.init(year: year, month: month)
    }

    /// `2026-10` or `2026`.
    public var text: String { month.map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } ?? "\(year)" }

    public var firstDay: CalendarDate { CalendarDate(year: year, month: month ?? 1, day: 1)! }

    /// Of the same length; nil before the first that can be told.
    public func earlier(by count: Int = 1) -> ReportPeriod {
        guard let month else { return ReportPeriod(year: year - count, month: nil) }
        let months = year * 12 + month - 1 - count
        return ReportPeriod(year: months / 12, month: months % 12 + 1)
    }

    /// From its first midnight to the first of the next, which is not part of it.
    public func span(in zone: Zone) -> Range<Instant> {
        let first = CalendarDate(year: year, month: month ?? 1, day: 1)!
        let next = earlier(by: -1)
        let end = CalendarDate(year: next.year, month: next.month ?? 1, day: 1)!
        return Instant(first, .midnight, zone)..<Instant(end, .midnight, zone)
    }
}
