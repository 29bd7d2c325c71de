import Forms
import Procedures
import Store

extension CaseFile {
    /// A case, also one whose content was erased: of that, what the event says that erased it, and nothing before.
    /// - Throws: `CaseMissing`; `CaseErased` where there is no such event either.
    static func openWhatIsLeft(
        _ id: String, of office: String, at now: Instant, shelf: CaseShelf, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> CaseFile {
        do {
            return try open(id, of: office, at: now, shelf: shelf, keyring: keyring, in: transaction)
        } catch let erased as CaseErased {
            guard let record = try CaseRecord.find(id, of: office, in: transaction),
                let wrapped = record.wrappedErasureKey
            else { throw erased }
            let key = try CaseKey.unwrap(wrapped, by: keyring, for: erasureKeyContext(office, id))
            let event = try EventLog.last(of: record, key: key, in: transaction)
            guard let event, let state = CaseState.left(by: event, version: record.version) else { throw erased }
            return try around(
                state, [event], key: key, nil, record, shelf.procedure(record.procedureHash, in: transaction),
                Adoption.of(hash: record.procedureHash, office: office, at: now, in: transaction), keyring,
                in: transaction)
        }
    }

    static func erasureKeyContext(_ office: String, _ id: String) -> SealContext {
        SealContext(table: "cases", column: "erasure_key_sealed", row: [office, id])
    }
}

extension EventLog {
    /// The event at the head of a case. nil: it is not there.
    static func last(
        of record: CaseRecord, key: CaseKey, in transaction: any ReadTransaction
    ) throws -> CaseEvent? {
        try transaction.row(
            """
            SELECT type, type_version, body_sealed FROM case_events
            WHERE office_id = \(record.office) AND case_id = \(record.id) AND sequence = \(record.version)
            """
        ).map { row in
            let place = context(of: record.office, record.id, record.version)
            return try CaseEventCoding.decode(
                type: row.text("type"), version: Int(row.int("type_version")),
                bytes: key.open(row.blob("body_sealed"), for: place))
        }
    }
}
