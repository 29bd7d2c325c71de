import Store

/// The numbers that an office has given its cases in a year. They are counted in a book without lines (`CaseOpening`) and
/// stand in the cases' rows: one that is nowhere was a case's that is gone.
struct CaseNumbers: Sendable {
    let year: Int64
    /// How many the book has given; nil: the book does not know the year.
    let given: Int64?
    let there: Set<Int64>

    static func all(of office: String, in transaction: any ReadTransaction) throws -> [CaseNumbers] {
        var given: [Int64: Int64] = [:]
        for row in try transaction.rows(
            "SELECT year, last_number FROM books WHERE office_id = \(office) AND book = \(CaseOpening.book)")
        {
            guard case .integer(let year) = row.values[0], case .integer(let last) = row.values[1] else { continue }
            given[year] = last
        }
        var there: [Int64: Set<Int64>] = [:]
        for row in try transaction.rows("SELECT number FROM cases WHERE office_id = \(office)") {
            guard case .text(let text) = row.values[0], let number = CaseOpening.read(number: text) else { continue }
            there[number.year, default: []].insert(number.count)
        }
        return Set(given.keys).union(there.keys).sorted().map {
            CaseNumbers(year: $0, given: given[$0], there: there[$0] ?? [])
        }
    }

    /// What an audit says of them.
    /// - Parameter told: cases whose loss is known already.
    func findings(at office: AuditedOffice, but told: Set<String>) -> [AuditFinding] {
        let last = given ?? 0
        var missing: [String] = []
        var number: Int64 = 1
        while number <= last, missing.count < Self.most {
            let text = CaseOpening.number(year: year, count: number)
            if !there.contains(number), !told.contains(text) { missing.append(text) }
            number += 1
        }
        var found = missing.map { text in
            tell(office, text, "Nomor permohonan \(text) pernah diberikan, tetapi permohonannya tidak ada lagi.")
        }
        if missing.count == Self.most {
            found.append(tell(office, nil, "Mungkin ada nomor permohonan \(year) lain yang hilang."))
        }
        if let most = there.max(), most > last {
            found.append(
                tell(office, nil, "Buku nomor permohonan \(year) baru sampai \(last), padahal ada nomor \(most)."))
        }
        return found
    }

    /// How many are told one by one.
    private static let most = 100

    private func tell(_ office: AuditedOffice, _ number: String?, _ message: String) -> AuditFinding {
        AuditFinding(kind: .numberGone, office: office.slug, caseNumber: number, message: message)
    }
}
