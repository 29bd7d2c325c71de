import Forms
import Store

/// What one transaction saw of an office's cases.
struct AuditBatch: Sendable {
    private(set) var ids: [String] = []
    private(set) var events = 0
    private(set) var findings: [AuditFinding] = []

    /// - Parameter heads: how the cases stood when the roots were made.
    static func look(
        _ office: Office, after id: String, most: Int, beside heads: [String: CaseHead], _ keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> AuditBatch {
        var batch = AuditBatch()
        for (id, row) in try StoredCase.page(of: office.id, after: id, most: most, in: transaction) {
            batch.ids.append(id)
            guard let row else {
                batch.findings.append(
                    AuditFinding(
                        kind: .caseGone, office: office.slug, caseNumber: heads[id]?.number,
                        message: "Baris permohonan dengan id \(id) tidak terbaca."))
                continue
            }
            var audit = CaseAudit(row, of: office, keyring: keyring, witness: heads[id])
            try audit.run(in: transaction)
            batch.events += audit.events
            batch.findings += audit.findings
        }
        return batch
    }

    /// Events whose case is not there any more.
    static func orphans(of office: Office, _ environment: Environment) async throws -> [AuditFinding] {
        try await environment.database.read { transaction in
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
                    message: "Ada riwayat permohonan yang barisnya dihapus (id \(row.text("case_id"))).")
            }
        }
    }
}
