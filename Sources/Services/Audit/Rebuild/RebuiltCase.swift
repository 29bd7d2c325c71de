import Forms
import Procedures
import Store

/// A case's events do not hold.
struct ChainBroken: Error {
    let findings: [AuditFinding]
}

/// All rows that follow from the events of one case, made anew: its own row's columns, tasks and their roles, its timer.
/// Other offices are asked to copy their tasks again.
struct RebuiltCase {
    let environment: Environment
    let cases: CaseServices
    let transaction: any Transaction

    /// - Parameter again: tells this rebuilding's copies from those of another.
    /// - Throws: `ChainBroken` where the events are not what was written.
    func make(_ row: StoredCase, of office: String, again: Int64) throws {
        let keyring = environment.keyring
        let place = AuditedOffice(try ReadOffices(environment)(office, in: transaction))
        var audit = CaseAudit(row, of: place, keyring: keyring)
        try audit.run(in: transaction)
        // What the row says otherwise than the events is what is made anew.
        let broken = audit.findings.filter { $0.kind != .rowAltered }
        guard broken.isEmpty else { throw ChainBroken(findings: broken) }
        try restoreOpening(of: row, at: office)
        var file = try CaseFile.openWhatIsLeft(
            row.id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        if file.state.opening.procedureHash != file.record.procedureHash {
            // It was moved since it was opened.
            try file.record.run(file.state.opening.procedureHash, in: transaction)
            file = try CaseFile.openWhatIsLeft(
                row.id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        }
        try CaseProjection(transaction: transaction).update(&file)
        let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
        try writer.restoreTimer(of: file)
        try writer.copyTasks(of: file, again: "bangun:\(again)")
    }

    /// What the row says of how the case began.
    private func restoreOpening(of row: StoredCase, at office: String) throws {
        // Of an erased case the event that erased it says how it was opened.
        let key = try row.key(at: office, environment.keyring) ?? row.erasureKey(at: office, environment.keyring)
        let before = row.wrappedKey == nil ? row.version - 1 : 0
        let page = try StoredEvent.page(of: office, row.id, after: before, most: 1, in: transaction)
        guard let key, let stored = page.first ?? nil else { throw CaseErased() }
        let first = try CaseEventCoding.decode(
            type: stored.type, version: stored.version,
            bytes: key.open(stored.sealed, for: EventLog.context(of: office, row.id, stored.sequence)))
        guard let began = try OpeningRow(first, at: office, cases.shelf, in: transaction) else { throw CaseMissing() }
        let (opening, procedure) = (began.opening, began.procedure)
        try transaction.execute(
            """
            UPDATE cases SET number = \(opening.number), procedure_name = \(procedure.name),
                procedure_hash = \(opening.procedureHash), opened_at = \(began.opened.seconds),
                channel = \(opening.channel.rawValue), assisted_by = \(opening.assistedBy),
                parent_office = \(began.parentOffice), parent_case = \(opening.parent?.caseID),
                parent_step = \(opening.parent?.step), parent_visit = \(opening.parent?.visit)
            WHERE office_id = \(office) AND id = \(row.id)
            """)
    }
}
