import Forms
import Procedures
import Store

extension CaseWriter {
    /// Stores the event that erases a case, and destroys in the same transaction everything that the case's content lies
    /// in: its key and those of its periods, the rows of its files, names in lists, what waits to be mailed, lines of
    /// books, drafts that were begun from it. What other offices copied goes right after it.
    /// - Throws: `Refusal`.
    func erase(_ file: CaseFile, basis: String, by actor: Actor, at now: Instant) throws {
        guard let first = file.events.first else { throw CaseMissing() }
        let events = try decide(
            file.state, .erase(basis: basis, entered: first.recorded), by: actor, in: context(for: file, at: now))
        guard try !file.hasWorkUnderWay(in: transaction) else { throw Refusal.workUnderWay }
        // What was due has fired before. Where more of it is left than one transaction holds, it is for the next try.
        guard events.count == 1, let event = events.first,
            let state = CaseState.left(by: event, version: file.record.version + 1)
        else { throw Refusal.workUnderWay }
        try forgetWork(of: file)
        try removeEveryFile(of: file, at: now)
        try RegisterEntry.strike(
            ofCase: file.record.id, at: file.record.office, at: now, keyring: environment.keyring, in: transaction)
        try removeDrafts(begunFrom: file.record)
        try strikeReasons(about: file.record)
        var left = try store(event, leaving: state, of: file)
        try CaseProjection(transaction: transaction).update(&left)
        try copyTasks(of: left, again: "hapus")
    }

    /// The event under a key of its own, in the place of all other keys.
    private func store(_ event: CaseEvent, leaving state: CaseState, of file: CaseFile) throws -> CaseFile {
        let (office, id, keyring) = (file.record.office, file.record.id, environment.keyring)
        let key = CaseKey()
        var record = file.record
        try EventLog.append([event], to: &record, key: key, nil, of: file.procedure, in: transaction)
        let name = keyring.seal(
            Array(ApplicantName.erased.utf8),
            for: SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id]))
        try transaction.execute(
            """
            UPDATE cases SET key_sealed = NULL, retention_sealed = NULL, applicant_name_sealed = \(name),
                erasure_key_sealed = \(key.wrapped(by: keyring, for: CaseFile.erasureKeyContext(office, id)))
            WHERE office_id = \(office) AND id = \(id)
            """)
        return CaseFile(
            record: record, procedure: file.procedure, adoption: file.adoption, offices: file.offices, key: key,
            periods: nil, events: [event], state: state)
    }

    /// Mails that wait, causes of what was given up, the clock. The removing of files stays: what was over by now has only
    /// just asked for it, and it names nothing but the files.
    private func forgetWork(of file: CaseFile) throws {
        let (office, id, keyring) = (file.record.office, file.record.id, environment.keyring)
        try Outbox(keyring: keyring).forget(
            office: office, subject: id, except: BlobRemover.kind, in: transaction)
        try Timers(keyring: keyring).cancelAll(office: office, subject: id, in: transaction)
        try Notice.forget(ofCase: id, at: office, in: transaction)
        try transaction.execute("DELETE FROM waiting_forms WHERE office_id = \(office) AND case_id = \(id)")
    }

    /// All that were ever handed in. One that a parent's case lent is that case's.
    private func removeEveryFile(of file: CaseFile, at now: Instant) throws {
        let record = file.record
        let given = Set(file.events.flatMap(\.givenPapers).flatMap(\.files).filter { !$0.isShownOriginal }.map(\.blob))
        let removed = try given.sorted().filter {
            try Blobs.disown($0, office: record.office, sealedBy: file.key, in: transaction)
        }
        try BlobRemover.ask(
            removed, office: record.office, subject: record.id, name: "isi", dueAt: now.seconds,
            keyring: environment.keyring, in: transaction)
    }

    /// Drafts that were begun from this case hold what it knew.
    /// - Throws: `SealFailure.unknownKey`: one of them this node cannot open yet.
    private func removeDrafts(begunFrom record: CaseRecord) throws {
        let rows = try transaction.rows(
            """
            SELECT * FROM drafts WHERE office_id = \(record.office) AND case_id IS NULL AND source_case = \(record.id)
            UNION ALL
            SELECT * FROM drafts WHERE office_id = \(record.office) AND case_id IS NULL AND parent_case = \(record.id)
            """)
        for row in rows { try Draft.remove(row, keyring: environment.keyring, in: transaction) }
    }

    /// Why somebody took the case away may say whose it is; that they did, and when, stays.
    private func strikeReasons(about record: CaseRecord) throws {
        try transaction.execute(
            """
            UPDATE audit_acts SET reason_sealed = NULL
            WHERE office_id = \(record.office) AND kind = \(AuditAct.Kind.caseTaken.rawValue)
                AND subject = \(record.number)
            """)
    }
}
