import Store

/// Offices that may still hold copies of a case that was erased: what would have removed them was given up.
struct CopiesLeft {
    /// Of cases of an office, by their numbers, in the order of these.
    let offices: [(number: String, officeNames: [String])]

    /// - Parameter caseID: one case's only; nil: of all that were erased.
    init(at office: String, of caseID: String? = nil, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT c.number, w.name FROM outbox w JOIN cases c ON c.office_id = w.office_id AND c.id = w.subject
            WHERE w.office_id = \(office) AND w.kind = \(CaseWork.kind) AND w.state = 'given-up'
                AND w.name LIKE \(CaseWork.handOverPrefix + "%") AND c.erasure_key_sealed IS NOT NULL
                AND c.id = COALESCE(\(caseID), c.id)
            ORDER BY c.number, w.name
            """)
        let found = rows.map { row in
            let rest = row.text("name").dropFirst(CaseWork.handOverPrefix.count)
            return (number: row.text("number"), office: String(rest.prefix { $0 != ":" }))
        }
        let ids = Set(found.map(\.office)).sorted()
        let named = try transaction.rows("SELECT id, name FROM offices WHERE id IN \(list: ids)")
        let names = Dictionary(named.map { ($0.text("id"), $0.text("name")) }) { first, _ in first }
        offices = Dictionary(grouping: found, by: \.number).sorted { $0.key < $1.key }.map { number, rows in
            (number, Set(rows.map { names[$0.office] ?? $0.office }).sorted())
        }
    }

    static func findings(at office: AuditedOffice, in transaction: any ReadTransaction) throws -> [Finding] {
        try CopiesLeft(at: office.id, in: transaction).offices.map { number, names in
            .copiesLeft("\(office.slug)/\(number)", at: names)
        }
    }
}
