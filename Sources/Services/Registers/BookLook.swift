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
    public let total: Int

    /// - Returns: nil for a book that does not exist.
    public static func load(
        _ name: String, of office: String, year: Int?, limit: Int, offset: Int, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> BookLook? {
        guard let book = Books.all.first(where: { $0.name == name }) else { return nil }
        let counted = try transaction.rows(
            """
            SELECT year, COUNT(*) AS n FROM register_entries
            WHERE office_id = \(office) AND book = \(name) GROUP BY year ORDER BY year DESC
            """)
        let years = counted.map { Int($0.int("year")) }
        let chosen = year ?? years.first ?? 0
        return BookLook(
            book: book, year: chosen, years: years,
            entries: try RegisterEntry.lines(
                of: name, office: office, year: chosen, limit: limit, offset: offset, keyring: environment.keyring,
                in: transaction),
            total: Int(counted.first { Int($0.int("year")) == chosen }?.int("n") ?? 0))
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
