import Glibc

/// Moments as S3 writes them, in seconds since 1970.
enum S3Time {
    /// `20130524T000000Z`, in universal time.
    static func text(_ seconds: Int64) -> String {
        var moment = time_t(seconds)
        var parts = tm()
        gmtime_r(&moment, &parts)
        let day = digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1) + digits(parts.tm_mday)
        return day + "T" + digits(parts.tm_hour) + digits(parts.tm_min) + digits(parts.tm_sec) + "Z"
    }

    /// Of `2026-11-26T00:07:45.000Z`; nil for anything else.
    static func seconds(_ text: String) -> Int64? {
        let words = text.split { !$0.isWholeNumber }.map { Int32($0) }
        guard text.hasSuffix("Z"), words.count >= 6 else { return nil }
        let numbers = words.prefix(6).compactMap(\.self)
        guard numbers.count == 6 else { return nil }
        var parts = tm()
        parts.tm_year = numbers[0] - 1900
        parts.tm_mon = numbers[1] - 1
        (parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec) = (numbers[2], numbers[3], numbers[4], numbers[5])
        return Int64(timegm(&parts))
    }

    private static func digits(_ number: Int32, _ count: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
