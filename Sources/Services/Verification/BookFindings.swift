import Store

/// Gaps in the numbers of an office's books, and of its cases.
struct BookFindings: Sendable {
    private(set) var findings: [Finding] = []
    /// How many books, each year counted apart.
    private(set) var count = 0

    init(_ place: AuditedOffice, in transaction: any ReadTransaction) throws {
        let (office, slug) = (place.id, place.slug)
        let entries = try Self.numbers(
            transaction.rows(
                """
                SELECT book, year, COUNT(*) AS n, MIN(number) AS first, MAX(number) AS last FROM register_entries
                WHERE office_id = \(office) GROUP BY book, year
                """)
        ).merging(Self.caseNumbers(of: office, in: transaction)) { $1 }
        let books = try transaction.rows(
            "SELECT book, year, last_number FROM books WHERE office_id = \(office) ORDER BY book, year")
        var counted: Set<Book> = []
        for row in books {
            guard let book = Book(row), case .integer(let last) = row.values[2] else {
                findings.append(.unreadable("\(slug)/buku", rows: 1))
                continue
            }
            counted.insert(book)
            let found = entries[book] ?? Numbers(count: 0, first: 1, last: 0)
            guard found.count != last || found.last != last || found.first != 1 else { continue }
            findings.append(
                .register(
                    "\(slug)/\(book.name)/\(book.year)",
                    "dihitung sampai nomor \(last), tetapi ada \(found.count) catatan, yang terakhir nomor \(found.last)"
                ))
        }
        for book in entries.keys.filter({ !counted.contains($0) }).sorted(by: { $0.label < $1.label }) {
            findings.append(.register("\(slug)/\(book.label)", "punya catatan, tetapi hitungannya tidak ada"))
        }
        count = counted.union(entries.keys).count
    }

    private struct Book: Hashable {
        let name: String
        let year: Int64
        var label: String { "\(name)/\(year)" }

        init(name: String, year: Int64) {
            self.name = name
            self.year = year
        }

        /// Of a row that begins with both.
        init?(_ row: Row) {
            guard case .text(let name) = row.values[0], case .integer(let year) = row.values[1] else { return nil }
            self.init(name: name, year: year)
        }
    }

    private struct Numbers {
        let count: Int64
        let first: Int64
        let last: Int64
    }

    private static func numbers(_ rows: [Row]) -> [Book: Numbers] {
        var numbers: [Book: Numbers] = [:]
        for row in rows {
            guard let book = Book(row), case .integer(let count) = row.values[2],
                case .integer(let first) = row.values[3], case .integer(let last) = row.values[4]
            else { continue }
            numbers[book] = Numbers(count: count, first: first, last: last)
        }
        return numbers
    }

    private static func caseNumbers(
        of office: String, in transaction: any ReadTransaction
    ) throws -> [Book: Numbers] {
        try CaseNumbers.all(of: office, in: transaction).reduce(into: [:]) { result, year in
            guard let first = year.there.min(), let last = year.there.max() else { return }
            result[Book(name: CaseOpening.book, year: year.year)] = Numbers(
                count: Int64(year.there.count), first: first, last: last)
        }
    }
}
