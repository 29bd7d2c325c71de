import Store

extension PostgresDatabase {
    /// Whether there is such a table, where unqualified names lead.
    public func has(table: String) async throws -> Bool {
        try await read { try $0.row("SELECT to_regclass(\(table)) IS NOT NULL AS there")!.bool("there") }
    }

    /// What was remarked about this database, in its first table's comment: it goes wherever the data go, with pg_dump too.
    /// - Throws: where that table is not there.
    public func remark() async throws -> String? {
        try await read {
            try $0.row("SELECT obj_description(to_regclass('schema_versions'), 'pg_class') AS remark")!
                .textOrNil("remark")
        }
    }

    public func setRemark(_ text: String) async throws {
        try await write { try $0.script(Self.remarking(text)) }
    }

    static func remarking(_ text: String) -> String {
        // A comment takes no parameter; doubled, a quote is one.
        "COMMENT ON TABLE schema_versions IS '\(text.replacing("'", with: "''"))'"
    }
}
