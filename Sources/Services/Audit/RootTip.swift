import Forms
import Store

/// The last root of an office as the database remembers it: that lines at the end of a folder are gone cannot be seen in
/// the folder alone.
struct RootTip: Sendable, Hashable {
    let office: String
    /// The hash of the folder's first line: every folder is a chain of its own.
    let chain: [UInt8]
    let day: CalendarDate
    /// The hash of the line.
    let line: [UInt8]

    static func all(in transaction: any ReadTransaction) throws -> [RootTip] {
        try transaction.rows("SELECT * FROM audit_roots ORDER BY office_id").map { row in
            RootTip(
                office: row.text("office_id"), chain: row.blob("chain_hash"),
                day: CalendarDate(iso: row.text("day")) ?? CalendarDate(dayNumber: 0), line: row.blob("line_hash"))
        }
    }

    func store(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO audit_roots (office_id, chain_hash, day, line_hash)
            VALUES (\(office), \(chain), \(day.description), \(line))
            ON CONFLICT (office_id, chain_hash) DO UPDATE SET day = excluded.day, line_hash = excluded.line_hash
            """)
    }
}
