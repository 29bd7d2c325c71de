import Forms
public import Procedures
public import Store

/// A book of an office in one year, newest entry first.
public struct BookLook: Sendable {
    public let book: BookDeclaration
    public let year: Int
    /// The years that hold entries, newest first.
    public let years: [Int]
    public internal(set) var entries: [RegisterEntry]
    /// How many there are to page through: of the year, or of those that a search found.
    public internal(set) var total: Int
    public let numbers: BookNumbers

    /// - Parameter limit: nil: the whole year.
    /// - Returns: nil for a book that does not exist.
    public static func load(
        _ name: String, of office: String, year: Int?, limit: Int?, offset: Int, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> BookLook? {
        guard let book = Books.all.first(where: { $0.name == name }) else { return nil }
        let counted = try transaction.rows(
            """
            SELECT e.year, COUNT(*) AS n, MIN(e.number) AS lowest, MAX(e.number) AS highest,
                (SELECT b.last_number FROM books b
                    WHERE b.office_id = \(office) AND b.book = \(name) AND b.year = e.year) AS counted
            FROM register_entries e
            WHERE e.office_id = \(office) AND e.book = \(name) GROUP BY e.year ORDER BY e.year DESC
            """)
        let years = counted.map { Int($0.int("year")) }
        let chosen = year ?? years.first ?? 0
        let row = counted.first { Int($0.int("year")) == chosen }
        let numbers = try row.map { row in
            try BookNumbers(
                last: Int(row.intOrNil("counted") ?? 0),
                there: (Int(row.int("n")), Int(row.int("lowest")), Int(row.int("highest"))), of: name, office: office,
                year: chosen, in: transaction)
        }
        return BookLook(
            book: book, year: chosen, years: years,
            entries: try RegisterEntry.lines(
                of: name, office: office, year: chosen, limit: limit ?? Int(Int32.max), offset: offset,
                keyring: environment.keyring, in: transaction),
            total: Int(row?.int("n") ?? 0), numbers: numbers ?? .none)
    }

    /// How many entries each book of the office holds this far.
    public static func counts(of office: String, in transaction: any ReadTransaction) throws -> [(BookDeclaration, Int)]
    {
        let counts = try transaction.rows(
            "SELECT book, COUNT(*) AS n FROM register_entries WHERE office_id = \(office) GROUP BY book")
        let byName = Dictionary(uniqueKeysWithValues: counts.map { ($0.text("book"), Int($0.int("n"))) })
        return Books.all.compactMap { book in byName[book.name].map { (book, $0) } }
    }
}
