import Store

/// What a backup must know of the state that it has written.
struct SnapshotFacts: Sendable {
    struct File: Sendable {
        let place: BlobPlace
        /// Bytes of content.
        let size: Int
    }

    let schema: Int
    let keys: [String]
    let files: [File]
    let offices: Int
    let cases: Int
    let events: Int

    init(in transaction: any ReadTransaction) throws {
        schema = try Migrator.number(in: transaction)
        keys = try KeyCheck.names(in: transaction)
        files = try transaction.rows("SELECT office_id, id, size FROM blobs ORDER BY office_id, id").map { row in
            File(place: BlobPlace(office: row.text("office_id"), id: row.text("id")), size: Int(row.int("size")))
        }
        func count(_ sql: SQL) throws -> Int { Int(try transaction.row(sql)?.int("n") ?? 0) }
        offices = try count("SELECT COUNT(*) AS n FROM offices")
        cases = try count("SELECT COUNT(*) AS n FROM cases")
        events = try count("SELECT COUNT(*) AS n FROM case_events")
    }
}
