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
    /// first line. The weekday is written beside the date so that a slip in either is found here. A spreadsheet may have
    /// saved it with commas, put cells with separators between quotes (RFC 4180), and turned its dates into `1/1/2028`.
    /// What ``csv`` guards is read as it was.
    public init(csv bytes: [UInt8]) throws(Trouble) {
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else { throw .unreadable(line: 1) }
        var rows: [Row] = []
        var known: Set<CalendarDate> = []
        let separator: Character = text.prefix { !$0.isNewline }.contains(";") ? ";" : ","
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let cells = HolidayTable.cells(of: line, separator)?.map(SpreadsheetGuard.read) else {
                throw .unreadable(line: index + 1)
            }
            if index == 0 {
                guard cells.map({ $0.lowercased() }) == HolidayTable.columns else { throw .unreadable(line: 1) }
            } else if cells.contains(where: { !$0.isEmpty }) {
                let row = try HolidayTable.row(cells, line: index + 1)
                guard known.insert(row.date).inserted else { throw .twice(row.date, line: index + 1) }
                rows.append(row)
            }
        }
        try self.init(rows)
    }

    static let columns = ["tanggal", "hari", "jenis", "nama", "dasar"]

    private static func row(_ cells: [String], line: Int) throws(Trouble) -> Row {
        guard cells.count == columns.count, let date = HolidayTable.date(cells[0]),
            let kind = Row.Kind(rawValue: cells[2]),
            !cells[3].isEmpty, !cells[4].isEmpty
        else { throw .unreadable(line: line) }
        guard cells[1].lowercased() == date.weekday.title.lowercased() else { throw .otherWeekday(date, line: line) }
        return Row(date: date, name: cells[3], kind: kind, decree: cells[4])
    }

    /// `2028-01-01`, or as a spreadsheet here writes it: `1/1/2028`.
    private static func date(_ cell: String) -> CalendarDate? { try? TypedDate.read([cell]).get() }

    /// The list in the form that ``init(csv:)`` reads; also whoever opens it in a spreadsheet has words in it, and no
    /// formula.
    public var csv: String {
        let lines = rows.map { row in
            let (name, decree) = (HolidayTable.quoted(row.name), HolidayTable.quoted(row.decree))
            return "\(row.date);\(row.date.weekday.title);\(row.kind.rawValue);\(name);\(decree)"
        }
        return ([HolidayTable.columns.joined(separator: ";")] + lines).joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        let text = SpreadsheetGuard.written(text.filter { !$0.isNewline })
        guard text.contains(where: { $0 == ";" || $0 == "\"" }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// - Returns: nil where a quote is not closed.
    private static func cells(of line: Substring, _ separator: Character) -> [String]? {
        var (cells, cell, isQuoted) = ([String](), "", false)
        var characters = line.makeIterator()
        var next = characters.next()
        while let character = next {
            next = characters.next()
            if character == "\"", isQuoted, next == "\"" {
                cell.append(character)
                next = characters.next()
            } else if character == "\"", isQuoted || cell.allSatisfy(\.isWhitespace) {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append(trimmed(cell[...]))
                cell = ""
            } else {
                cell.append(character)
            }
        }
        return isQuoted ? nil : cells + [trimmed(cell[...])]
    }

    private static func trimmed(_ cell: Substring) -> String {
        String(cell.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
