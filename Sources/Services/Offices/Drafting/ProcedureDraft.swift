public import Forms
import Procedures
public import Store

/// An SOP file that an office works on (*konsep SOP*): the checker accepted it, and it is in force nowhere. Unlike a version
/// that was adopted it may be changed and thrown away.
public struct ProcedureDraft: Hashable, Sendable {
    public let office: String
    public let id: String
    public let name: String
    /// SHA-256 of the text, hexadecimal.
    public let hash: String
    public let version: Int
    public let title: String
    public let source: String
    /// Offices besides those around this one whose SOPs the text may call (`sub` with `di: {mitra: …}`), by id.
    public let partners: [String]
    public let kept: Instant
    /// User name of the administrator who kept it last.
    public let by: String

    public static func find(
        _ id: String, at office: String, in transaction: any ReadTransaction
    ) throws -> ProcedureDraft? {
        try transaction.row(
            "SELECT * FROM procedure_drafts WHERE office_id = \(office) AND id = \(id)"
        ).map(ProcedureDraft.init)
    }

    /// As somebody sees it now.
    public var seen: SeenDraft { SeenDraft(id: id, hash: hash) }

    /// A new one, or another text of one that is there.
    static func keep(
        _ source: String, hash: String, of sop: (name: String, version: Int, title: String), partners: [String],
        as id: String, at office: String, _ now: Instant, by username: String, in transaction: any Transaction
    ) throws {
        let partners = try JSONColumn.text(partners)
        try transaction.execute(
            """
            INSERT INTO procedure_drafts (office_id, id, procedure_name, procedure_hash, version, title, source, kept_at,
                kept_by, partners)
            VALUES (\(office), \(id), \(sop.name), \(hash), \(sop.version), \(sop.title), \(source), \(now.seconds),
                \(username), \(partners))
            ON CONFLICT (office_id, id) DO UPDATE SET procedure_name = excluded.procedure_name,
                procedure_hash = excluded.procedure_hash, version = excluded.version, title = excluded.title,
                source = excluded.source, kept_at = excluded.kept_at, kept_by = excluded.kept_by,
                partners = excluded.partners
            """)
    }

    /// Removes it with what was tried on it.
    /// - Returns: false where it is not there any more.
    static func remove(_ id: String, at office: String, in transaction: any Transaction) throws -> Bool {
        try forgetTrial(of: id, at: office, in: transaction)
        return try transaction.execute(
            "DELETE FROM procedure_drafts WHERE office_id = \(office) AND id = \(id)") == 1
    }

    /// What was tried on another text says nothing of this one.
    static func forgetTrial(of id: String, at office: String, in transaction: any Transaction) throws {
        try transaction.execute(
            "DELETE FROM procedure_trials WHERE office_id = \(office) AND draft_id = \(id)")
    }

    /// The same text, beside other offices.
    static func setPartners(
        _ partners: [String], of id: String, at office: String, in transaction: any Transaction
    ) throws {
        let partners = try JSONColumn.text(partners)
        try transaction.execute(
            """
            UPDATE procedure_drafts SET partners = \(partners)
            WHERE office_id = \(office) AND id = \(id)
            """)
    }

    /// Whose SOPs it is read beside: its partners, and those of the version that it would take the place of.
    public func everyPartner(besides inForce: Adoption?) -> [String] {
        Set(partners + (inForce.map { Array($0.partners.values) } ?? [])).sorted()
    }

    private init(_ row: Row) throws {
        office = row.text("office_id")
        id = row.text("id")
        name = row.text("procedure_name")
        hash = row.text("procedure_hash")
        version = Int(row.int("version"))
        title = row.text("title")
        source = row.text("source")
        partners = try row.textOrNil("partners").map { try JSONColumn.read([String].self, $0) } ?? []
        kept = Instant(seconds: row.int("kept_at"))
        by = row.text("kept_by")
    }
}
