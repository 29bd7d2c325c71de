import Forms
import Procedures
import Store

/// The events of a case as they are stored: sealed under the case's key, each carrying the hash of the one before it
/// over the exact stored bytes, so that nobody can rewrite one unseen (DESIGN: docs/decisions/0004).
enum EventLog {
    /// What the first event's hash starts from.
    static let genesis = [UInt8](repeating: 0, count: 32)

    /// - Parameter periods: what is under none of these keys any more is missing in its event.
    static func events(
        of record: CaseRecord, key: CaseKey, _ periods: PeriodKeys?, in transaction: any ReadTransaction
    ) throws -> [CaseEvent] {
        try transaction.rows(
            """
            SELECT sequence, type, type_version, body_sealed FROM case_events
            WHERE office_id = \(record.office) AND case_id = \(record.id) ORDER BY sequence
            """
        ).map { row in
            let sequence = Int(row.int("sequence"))
            let place = context(of: record.office, record.id, sequence)
            return try CaseEventCoding.decode(
                type: row.text("type"), version: Int(row.int("type_version")),
                bytes: key.open(row.blob("body_sealed"), for: place)
            ) { period, sealed in
                try periods?[period]?.open(sealed, for: retainedContext(of: record, sequence, period))
            }
        }
    }

    /// Stores further events and moves the record's version and head on. What is kept for a time only lies in the event
    /// under a key of its own; after that time there is none, and it is not stored at all.
    static func append(
        _ events: [CaseEvent], to record: inout CaseRecord, key: CaseKey, _ periods: PeriodKeys?,
        of procedure: Procedure, in transaction: any Transaction
    ) throws {
        let plan = periods == nil ? nil : procedure.retention
        for var event in events {
            let sequence = record.version + 1
            var retained: [String: [UInt8]] = [:]
            if let plan {
                for (period, part) in event.takeRetained(of: procedure, by: plan) {
                    retained[period] = try periods?[period]?.seal(
                        CaseEventCoding.encode(part), for: retainedContext(of: record, sequence, period))
                }
            }
            let body = try CaseEventCoding.encode(event, retained: retained)
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

    /// Of what an event keeps for a period, within its sealed body.
    static func retainedContext(of record: CaseRecord, _ sequence: Int, _ period: String) -> SealContext {
        retainedContext(of: record.office, record.id, sequence, period)
    }

    static func retainedContext(
        of office: String, _ caseID: String, _ sequence: Int, _ period: String
    ) -> SealContext {
        SealContext(table: "case_events", column: "body_sealed", row: [office, caseID, "\(sequence)", period])
    }

    static func context(of office: String, _ caseID: String, _ sequence: Int) -> SealContext {
        SealContext(table: "case_events", column: "body_sealed", row: [office, caseID, "\(sequence)"])
    }
}
