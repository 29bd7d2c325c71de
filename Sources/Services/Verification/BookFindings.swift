import Store

/// Gaps in the numbers of an office's books, and of its cases.
struct BookFindings: Sendable {
    private(set) var findings: [Finding] = []
    /// How many books, each year counted apart.
    private(set) var count = 0

    init(office: String, slug: String, in transaction: any ReadTransaction) throws {
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
            let book = Book(name: row.text("book"), year: row.int("year"))
            counted.insert(book)
            let found = entries[book] ?? Numbers(count: 0, first: 1, last: 0)
            let last = row.int("last_number")
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
    }

    private struct Numbers {
        let count: Int64
        let first: Int64
        let last: Int64
    }

    private static func numbers(_ rows: [Row]) -> [Book: Numbers] {
        Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    Book(name: row.text("book"), year: row.int("year")),
                    Numbers(count: row.int("n"), first: row.int("first"), last: row.int("last"))
                )
            })
    }

    /// Cases are counted in a book without lines (`CaseOpening`): their numbers stand in their rows, as `2026-00012`.
    private static func caseNumbers(
        of office: String, in transaction: any ReadTransaction
    ) throws -> [Book: Numbers] {
        let numbers = try transaction.rows("SELECT number FROM cases WHERE office_id = \(office)").compactMap {
            row -> (year: Int64, number: Int64)? in
            let parts = row.text("number").split(separator: "-").compactMap { Int64($0) }
            return parts.count == 2 ? (year: parts[0], number: parts[1]) : nil
        }
        return Dictionary(grouping: numbers, by: \.year).reduce(into: [:]) { result, year in
            let all = year.value.map(\.number)
            result[Book(name: CaseOpening.book, year: year.key)] = Numbers(
                count: Int64(all.count), first: all.min() ?? 1, last: all.max() ?? 0)
        }
    }
}
