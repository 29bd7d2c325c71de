import Glibc

/// A moment of the log.
enum UTCMoment {
    /// `2026-11-26T03:13:26.123Z` (RFC 3339).
    static func text(milliseconds: Int64) -> String {
        var moment = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&moment, &parts)
        let day = "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
        let time = "\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))"
        return "\(day)T\(time).\(digits(Int32(milliseconds % 1000), 3))Z"
    }

    private static func digits(_ number: Int32, _ count: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
