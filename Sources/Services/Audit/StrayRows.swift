import Store

/// Casework that belongs to nothing any more.
enum StrayRows {
    /// Events whose case is not there any more.
    static func events(of office: AuditedOffice, in transaction: any ReadTransaction) throws -> [AuditFinding] {
        try transaction.rows(
            """
            SELECT DISTINCT e.case_id FROM case_events e
            WHERE e.office_id = \(office.id) AND NOT EXISTS
                (SELECT 1 FROM cases c WHERE c.office_id = e.office_id AND c.id = e.case_id)
            ORDER BY e.case_id LIMIT \(AuditReport.most)
            """
        ).map { row in
            AuditFinding(
                kind: .caseGone, office: office.slug, caseNumber: nil,
                message: "Ada riwayat permohonan yang barisnya dihapus (id \(words(row.values[0]))).")
        }
    }

    /// Cases and events of offices that are not there. An office that roots know is told of by them.
    static func offices(in transaction: any ReadTransaction, but told: Set<String>) throws -> [AuditFinding] {
        let rows = try transaction.rows(
            """
            SELECT c.office_id AS office FROM cases c
            WHERE NOT EXISTS (SELECT 1 FROM offices o WHERE o.id = c.office_id)
            UNION SELECT e.office_id AS office FROM case_events e
            WHERE NOT EXISTS (SELECT 1 FROM offices o WHERE o.id = e.office_id)
            LIMIT \(AuditReport.most)
            """)
        return rows.map { words($0.values[0]) }.filter { !told.contains($0) }.sorted().map { id in
            AuditFinding(
                kind: .officeGone, office: "", caseNumber: nil,
                message: "Ada permohonan kantor yang barisnya tidak ada (id \(id)).")
        }
    }

    private static func words(_ value: SQLValue) -> String {
        if case .text(let text) = value { text } else { "tidak terbaca" }
    }
}
