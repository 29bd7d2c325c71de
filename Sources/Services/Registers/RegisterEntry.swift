public import Forms
import Store

/// A numbered line in a book of an office and year. Numbers have no gaps and are never used again, not even when the
/// line is cancelled.
public struct RegisterEntry: Sendable, Hashable {
    public let book: String
    public let year: Int
    public let number: Int
    public let entered: Instant
    public let caseID: String?
    public let step: String?
    public let visit: Int?
    public internal(set) var columns: [String: Value]
    /// Columns that are filled in, but closed to the reader.
    public internal(set) var closedColumns: Set<String> = []
    /// Why the line was cancelled (*batal*); nil: it stands, or ``isReasonClosed``.
    public internal(set) var cancelledBecause: String?
    /// It was cancelled, and why is closed to the reader.
    public internal(set) var isReasonClosed = false
    /// When its columns were struck, since its case was erased; nil: they stand.
    public let erased: Instant?
    /// The number of the case (*nomor agenda*), by which the lines of one are matched; nil where the reader has no part in it.
    public internal(set) var caseNumber: String?
    /// The first line of the same case in this book; nil: this is it, or ``caseNumber`` is closed.
    public internal(set) var first: Line?

    /// A line of the same book.
    public struct Line: Sendable, Hashable {
        public let year: Int
        public let number: Int
    }

    /// Writes the next line of the book. Inside the transaction of the act that it belongs to: if that rolls back, the
    /// number was never given.
    static func add(
        to book: String, of office: String, on date: CalendarDate, at now: Instant, columns: [String: Value],
        caseID: String?, step: String?, visit: Int?, keyring: Keyring, in transaction: any Transaction
    ) throws -> Int {
        let number = try nextNumber(of: book, office: office, year: date.year, in: transaction)
        let place = SealContext(
            table: "register_entries", column: "columns_sealed", row: [office, book, "\(date.year)", "\(number)"])
        let sealed = try keyring.seal(JSONBytes.encode(columns), for: place)
        try transaction.execute(
            """
            INSERT INTO register_entries
                (office_id, book, year, number, entered_at, case_id, step, visit, columns_sealed)
            VALUES (\(office), \(book), \(date.year), \(number), \(now.seconds), \(caseID), \(step), \(visit), \(sealed))
            """)
        return number
    }

    /// Counts a book of an office and year up by one.
    static func nextNumber(of book: String, office: String, year: Int, in transaction: any Transaction) throws -> Int {
        let row = try transaction.row(
            """
            INSERT INTO books (office_id, book, year, last_number) VALUES (\(office), \(book), \(year), 1)
            ON CONFLICT (office_id, book, year) DO UPDATE SET last_number = books.last_number + 1
            RETURNING last_number
            """)
        return Int(row!.int("last_number"))
    }

    /// The lines of a book, newest first.
    static func lines(
        of book: String, office: String, year: Int, limit: Int, offset: Int, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> [RegisterEntry] {
        try transaction.rows(
            """
            SELECT * FROM register_entries WHERE office_id = \(office) AND book = \(book) AND year = \(year)
            ORDER BY number DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map { try RegisterEntry($0, keyring: keyring) }
    }

    private init(_ row: Row, keyring: Keyring) throws {
        book = row.text("book")
        year = Int(row.int("year"))
        number = Int(row.int("number"))
        entered = Instant(seconds: row.int("entered_at"))
        caseID = row.textOrNil("case_id")
        step = row.textOrNil("step")
        visit = row.intOrNil("visit").map(Int.init)
        erased = row.intOrNil("erased_at").map(Instant.init(seconds:))
        cancelledBecause = try row.blobOrNil("cancelled_because_sealed").map {
            try keyring.openText(
                $0,
                for: SealContext(
                    table: "register_entries", column: "cancelled_because_sealed",
                    row: [row.text("office_id"), row.text("book"), "\(row.int("year"))", "\(row.int("number"))"]))
        }
        let place = SealContext(
            table: "register_entries", column: "columns_sealed",
            row: [row.text("office_id"), book, "\(year)", "\(number)"])
        columns = try JSONBytes.decode([String: Value].self, from: keyring.open(row.blob("columns_sealed"), for: place))
    }
}
