import Procedures
public import Store

/// A version of an SOP file, as it is kept: its bytes, under their hash, for ever.
public struct ProcedureFile: Hashable, Sendable {
    /// SHA-256 of the bytes, hexadecimal.
    public let hash: String
    public let name: String
    public let version: Int
    public let title: String
    public let source: String

    public static func find(_ hash: String, in transaction: any ReadTransaction) throws -> ProcedureFile? {
        try transaction.row("SELECT * FROM procedures WHERE hash = \(hash)").map(ProcedureFile.init)
    }

    /// What lists say of these versions, by hash; one statement, without their texts.
    public static func names(
        of hashes: [String], in transaction: any ReadTransaction
    ) throws -> [String: (title: String, version: Int)] {
        let rows = try transaction.rows(
            "SELECT hash, title, version FROM procedures WHERE hash IN \(list: Set(hashes).sorted()) ORDER BY hash")
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0.text("hash"), ($0.text("title"), Int($0.int("version")))) })
    }

    /// Another content that the office adopted under the same name and version (P501): a mistake of its author. Other
    /// offices count versions of their own.
    static func sameVersion(
        of procedure: Procedure, otherThan hash: String, at office: String, in transaction: any ReadTransaction
    ) throws -> Bool {
        try transaction.row(
            """
            SELECT p.hash FROM adoptions a JOIN procedures p ON p.hash = a.procedure_hash
            WHERE a.office_id = \(office) AND p.name = \(procedure.name) AND p.version = \(procedure.version)
                AND p.hash <> \(hash) LIMIT 1
            """) != nil
    }

    static func keep(
        _ source: String, hash: String, of procedure: Procedure, at now: Int64, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO procedures (hash, name, version, title, source, added_at)
            VALUES (\(hash), \(procedure.name), \(procedure.version), \(procedure.title), \(source), \(now))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    init(_ row: Row) {
        hash = row.text("hash")
        name = row.text("name")
        version = Int(row.int("version"))
        title = row.text("title")
        source = row.text("source")
    }
}
