public import Forms

/// The days off that the national decrees name (SKB tiga menteri).
public struct HolidayTable: Hashable, Sendable {
    /// One day of a decree.
    public struct Row: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable {
            case national = "libur nasional"
            case jointLeave = "cuti bersama"
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
    }

    /// Why a list was refused.
    public enum Trouble: Error, Hashable, Sendable {
        /// A line without date, weekday, kind, name and decree.
        case unreadable(line: Int)
        case otherWeekday(CalendarDate, line: Int)
        /// - line: the second of both; nil where the days come from no file.
        case twice(CalendarDate, line: Int? = nil)

        /// For the official who edits it.
        public var message: String {
            switch self {
            case .unreadable(let line):
                "Baris \(line): tulis tanggal;hari;jenis;nama;dasar, misalnya "
                    + "2028-01-01;Sabtu;libur nasional;Tahun Baru 2028;SKB …. Jenisnya libur nasional atau cuti bersama"
            case .otherWeekday(let date, let line):
                "Baris \(line): \(date.longText) adalah hari \(date.weekday.title); periksa tanggal atau harinya"
            case .twice(let date, let line):
                (line.map { "Baris \($0): " } ?? "") + "\(date.longText) tertulis dua kali dalam daftar hari libur"
            }
        }
    }

    /// In order of date.
    public let rows: [Row]

    public init(_ rows: [Row]) throws(Trouble) {
        let sorted = rows.sorted { $0.date < $1.date }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.date == later.date {
            throw .twice(later.date)
        }
        self.rows = sorted
    }

    /// Day → name as explanations show it.
    public var names: [CalendarDate: String] {
        let pairs = rows.map { ($0.date, $0.kind == .jointLeave ? "cuti bersama \($0.name)" : $0.name) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The end of the last year before the first that has no rows: a decree covers a whole year, and what comes after a
    /// year without one is not decreed. Counted from the first year that the program knows, so that a list of long ago
    /// takes nothing away; where that is not there, from the table's own first.
    public var decreedThrough: CalendarDate? {
        let years = Set(rows.map(\.date.year))
        guard var last = rows.first?.date.year else { return nil }
        if let known = HolidayTable.national.rows.first?.date.year, years.contains(known) { last = known }
        while years.contains(last + 1) { last += 1 }
        return CalendarDate(year: last, month: 12, day: 31)
    }

    /// The years that its rows name.
    public var years: [Int] { Set(rows.map(\.date.year)).sorted() }

    /// This table with the years of another in place of its own: a decree speaks of whole years.
    public func replacingYears(of newer: HolidayTable) -> HolidayTable {
        let years = Set(newer.years)
        return try! HolidayTable(rows.filter { !years.contains($0.date.year) } + newer.rows)
    }

    /// Its rows of one year.
    public func year(_ year: Int) -> HolidayTable { try! HolidayTable(rows.filter { $0.date.year == year }) }

    /// This table with a newer decree's rows: a day that both name is the newer one's.
    public func updated(with newer: HolidayTable) -> HolidayTable {
        let days = Set(newer.rows.map(\.date))
        return try! HolidayTable(rows.filter { !days.contains($0.date) } + newer.rows)
    }
}
