public import Forms
public import Store

/// A draft of an SOP in a list: everything but its text.
public struct DraftLine: Hashable, Sendable {
    public let id: String
    public let name: String
    public let hash: String
    public let version: Int
    public let title: String
    public let kept: Instant

    /// The newest first.
    public static func all(at office: String, in transaction: any ReadTransaction) throws -> [DraftLine] {
        try transaction.rows(
            """
            SELECT id, procedure_name, procedure_hash, version, title, kept_at FROM procedure_drafts
            WHERE office_id = \(office) ORDER BY kept_at DESC, id
            """
        ).map(DraftLine.init)
    }

    private init(_ row: Row) {
        id = row.text("id")
        name = row.text("procedure_name")
        hash = row.text("procedure_hash")
        version = Int(row.int("version"))
        title = row.text("title")
        kept = Instant(seconds: row.int("kept_at"))
    }
}
