import Store

/// What one transaction saw of an office's cases.
struct AuditBatch: Sendable {
    private(set) var ids: [String] = []
    private(set) var events = 0
    private(set) var findings: [AuditFinding] = []
    /// Behind which id the next one begins; nil: this was the last.
    private(set) var next: String?

    /// - Parameter book: how the cases stood when roots were made over them.
    static func look(
        _ office: AuditedOffice, after id: String, most: Int, beside book: HeadBook, _ keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> AuditBatch {
        var batch = AuditBatch()
        let page = try StoredCase.page(of: office.id, after: id, most: most, in: transaction)
        batch.next = page.next
        if page.strays > 0 { batch.tell(office, nil, "\(page.strays) baris permohonan tidak terbaca.") }
        for (id, row) in page.rows {
            batch.ids.append(id)
            guard let row else {
                batch.tell(office, book.heads[id]?.number, "Baris permohonan dengan id \(id) tidak terbaca.")
                continue
            }
            var audit = CaseAudit(row, of: office, keyring: keyring, witnesses: book.witnesses(of: id))
            try audit.run(in: transaction)
            batch.events += audit.events
            batch.findings += audit.findings
        }
        return batch
    }

    private mutating func tell(_ office: AuditedOffice, _ number: String?, _ message: String) {
        findings.append(AuditFinding(kind: .caseGone, office: office.slug, caseNumber: number, message: message))
    }
}
