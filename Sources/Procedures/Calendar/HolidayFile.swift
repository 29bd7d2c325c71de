import CHolidays
import Forms

extension HolidayTable {
    /// What is decreed so far: `calendars/libur-nasional.csv`, as it stood when the program was built.
    public static let national: HolidayTable = {
        var count = 0
        let bytes = balai_national_holidays(&count)
        return try! HolidayTable(csv: Array(UnsafeBufferPointer(start: bytes, count: count)))
    }()

    /// Reads a list as a spreadsheet saves it: a line a day, `tanggal;hari;jenis;nama;dasar`, with these words as the
    /// first line. The weekday is written beside the date so that a slip in either is found here.
    public init(csv bytes: [UInt8]) throws(Trouble) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else { throw .unreadable(line: 1) }
        var rows: [Row] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(HolidayTable.trimmed)
            if index == 0 {
                guard cells == HolidayTable.columns else { throw .unreadable(line: 1) }
            } else if cells.contains(where: { !$0.isEmpty }) {
                rows.append(try HolidayTable.row(cells, line: index + 1))
            }
        }
        try self.init(rows)
    }

    static let columns = ["tanggal", "hari", "jenis", "nama", "dasar"]

    private static func row(_ cells: [String], line: Int) throws(Trouble) -> Row {
        guard cells.count == columns.count, let date = CalendarDate(iso: cells[0]),
            let kind = Row.Kind(rawValue: cells[2]),
            !cells[3].isEmpty, !cells[4].isEmpty
        else { throw .unreadable(line: line) }
        guard cells[1].lowercased() == date.weekday.title.lowercased() else { throw .otherWeekday(date, line: line) }
        return Row(date: date, name: cells[3], kind: kind, decree: cells[4])
    }

    private static func trimmed(_ cell: Substring) -> String {
        String(cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
