import Forms
import Procedures
import Store

/// The events of a case as they are stored: sealed under the case's key, each carrying the hash of the one before it
/// over the exact stored bytes, so that nobody can rewrite one unseen (DESIGN: docs/decisions/0004).
enum EventLog {
    /// What the first event's hash starts from.
    static let genesis = [UInt8](repeating: 0, count: 32)

    static func events(of record: CaseRecord, key: CaseKey, in transaction: any ReadTransaction) throws -> [CaseEvent] {
        try transaction.rows(
            """
            SELECT sequence, type, type_version, body_sealed FROM case_events
            WHERE office_id = \(record.office) AND case_id = \(record.id) ORDER BY sequence
            """
        ).map { row in
            let place = context(of: record.office, record.id, Int(row.int("sequence")))
            return try CaseEventCoding.decode(
                type: row.text("type"), version: Int(row.int("type_version")),
                bytes: key.open(row.blob("body_sealed"), for: place))
        }
    }

    /// Stores further events and moves the record's version and head on.
    static func append(
        _ events: [CaseEvent], to record: inout CaseRecord, key: CaseKey, in transaction: any Transaction
    ) throws {
        for event in events {
            let sequence = record.version + 1
            let body = try CaseEventCoding.encode(event)
            let sealed = key.seal(body, for: context(of: record.office, record.id, sequence))
            let (type, version) = (event.body.typeName, event.body.version)
            let hash = chained(
                onto: record.headHash, sequence: sequence, type: type, version: version,
                occurred: event.occurred, recorded: event.recorded, sealed: sealed)
            try transaction.execute(
                """
                INSERT INTO case_events (office_id, case_id, sequence, type, type_version, occurred_at, recorded_at,
                    body_sealed, chain_hash)
                VALUES (\(record.office), \(record.id), \(sequence), \(type), \(version),
                    \(event.occurred.seconds), \(event.recorded.seconds), \(sealed), \(hash))
                """)
            record.version = sequence
            record.headHash = hash
        }
    }

    /// SHA-256 over the hash before and every stored column, each with its length in front.
    static func chained(
        onto previous: [UInt8], sequence: Int, type: String, version: Int, occurred: Instant, recorded: Instant,
        sealed: [UInt8]
    ) -> [UInt8] {
        var bytes = previous
        for part in [
            Array("\(sequence)".utf8), Array(type.utf8), Array("\(version)".utf8),
            Array("\(occurred.seconds)".utf8), Array("\(recorded.seconds)".utf8), sealed,
        ] {
            bytes += Array("\(part.count):".utf8)
            bytes += part
        }
        return Digest.sha256(bytes)
    }

    static func context(of office: String, _ caseID: String, _ sequence: Int) -> SealContext {
        SealContext(table: "case_events", column: "body_sealed", row: [office, caseID, "\(sequence)"])
    }
}
