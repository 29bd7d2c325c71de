import FoundationEssentials
public import Forms

/// The days off that the national decrees name (SKB tiga menteri).
public struct HolidayTable: Hashable, Sendable {
    /// One day of a decree.
    public struct Row: Hashable, Sendable, Codable {
        public enum Kind: String, Hashable, Sendable, Codable {
            case national = "libur-nasional"
            case jointLeave = "cuti-bersama"
        }

        public let date: CalendarDate
        public let name: String
        public let kind: Kind
        /// The decree that says so.
        public let decree: String

        public init(date: CalendarDate, name: String, kind: Kind, decree: String) {
            self.date = date
            self.name = name
            self.kind = kind
            self.decree = decree
        }

        private enum CodingKeys: String, CodingKey {
            case date = "tanggal"
            case name = "nama"
            case kind = "jenis"
            case decree = "dasar"
        }
    }

    /// Why a table was refused.
    public enum Trouble: Error, Hashable, Sendable {
        /// Not a list of objects with `tanggal`, `nama`, `jenis` and `dasar`.
        case unreadable
        case twice(CalendarDate)

        /// For the official who loads it.
        public var message: String {
            switch self {
            case .unreadable:
                "Daftar hari libur harus berisi tanggal, nama, jenis (libur-nasional atau cuti-bersama), dan dasar"
            case .twice(let date): "\(date.longText) tertulis dua kali dalam daftar hari libur"
            }
        }
    }

    /// What is decreed so far.
    public static let national = try! HolidayTable(nationalHolidays)

    /// In order of date.
    public let rows: [Row]

    public init(_ rows: [Row]) throws(Trouble) {
        let sorted = rows.sorted { $0.date < $1.date }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.date == later.date {
            throw .twice(later.date)
        }
        self.rows = sorted
    }

    /// Reads a JSON list of `{"tanggal": "2028-01-01", "nama": …, "jenis": …, "dasar": …}`.
    public init(json bytes: [UInt8]) throws(Trouble) {
        let rows: [Row]
        do { rows = try JSONDecoder().decode([Row].self, from: Data(bytes)) } catch { throw .unreadable }
        try self.init(rows)
    }

    /// Day → name as explanations show it.
    public var names: [CalendarDate: String] {
        let pairs = rows.map { ($0.date, $0.kind == .jointLeave ? "cuti bersama \($0.name)" : $0.name) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The end of the last year that has rows: a decree covers a whole year.
    public var decreedThrough: CalendarDate? {
        rows.last.flatMap { CalendarDate(year: $0.date.year, month: 12, day: 31) }
    }

    /// This table with a newer decree's rows: a day that both name is the newer one's.
    public func updated(with newer: HolidayTable) -> HolidayTable {
        let days = Set(newer.rows.map(\.date))
        return try! HolidayTable(rows.filter { !days.contains($0.date) } + newer.rows)
    }
}
