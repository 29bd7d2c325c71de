public import Store

/// The way from another engine: the same schema, row by row.
extension PostgresDatabase {
    /// Fills an empty database with all that a snapshot of another engine holds, wholly or not at all.
    /// - Parameters:
    ///   - migrations: those that the snapshot has had, and no more.
    ///   - remark: `setRemark`, in the transaction of the rows.
    /// - Throws: `DatabaseFailure`, `MigrationFailure`; where a table holds anything already, too.
    public static func install(
        _ snapshot: any ReadableDatabase, migrations: [Migration], remark: String?, at address: PostgresAddress
    ) async throws {
        let database = PostgresDatabase(address, configuration: PostgresConfiguration(readers: 1, writers: 1))
        do {
            try await Migrator(migrations).migrate(database, now: 0)
            try await database.close()
        } catch {
            try? await database.close()
            throw error
        }
        // On the snapshot's own thread, with one moment of it and one transaction there.
        try await snapshot.read { source in
            do {
                let connection = try PostgresConnection(address, PostgresConfiguration())
                try connection.withoutLimits {
                    try connection.command("BEGIN")
                    try PostgresMove(source: source, target: PostgresTransaction(connection))()
                    if let remark { try connection.command(PostgresDatabase.remarking(remark)) }
                    try connection.command("COMMIT")
                }
            } catch let trouble as PostgresTrouble {
                throw trouble.told
            }
        }
    }
}

/// Copies every row of every table.
private struct PostgresMove {
    /// How many rows are held in memory at once.
    private static let page = 500

    let source: any ReadTransaction
    let target: PostgresTransaction

    func callAsFunction() throws {
        // Rows name others that come later: an office its parent.
        let rules = try target.rows(
            """
            SELECT conrelid::regclass::text AS here, quote_ident(conname) AS name FROM pg_constraint
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            """)
        for rule in rules { try alter(rule, "DEFERRABLE INITIALLY DEFERRED") }
        let tables = try target.rows(
            """
            SELECT c.oid AS id, quote_ident(c.relname) AS name FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'schema_versions'
            """)
        for table in tables { try copy(table.text("name"), key: key(of: table.int("id"))) }
        try target.script("SET CONSTRAINTS ALL IMMEDIATE")
        for rule in rules { try alter(rule, "NOT DEFERRABLE") }
    }

    private func alter(_ rule: Row, _ state: String) throws {
        try target.script("ALTER TABLE \(rule.text("here")) ALTER CONSTRAINT \(rule.text("name")) \(state)")
    }

    /// The columns of a table's primary key.
    private func key(of table: Int64) throws -> [String] {
        try target.rows(
            """
            SELECT quote_ident(a.attname) AS name FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = \(table) AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)
            """
        ).map { $0.text("name") }
    }

    private func copy(_ table: String, key: [String]) throws {
        guard try target.row(SQL(stringLiteral: "SELECT 1 AS one FROM \(table) LIMIT 1")) == nil else {
            throw DatabaseFailure.constraint("\(table) tidak kosong")
        }
        let order = key.joined(separator: ", ")
        var last: [SQLValue] = []
        while true {
            let after = last.isEmpty ? "" : "WHERE (\(order)) > (\(places(last.count)))"
            let rows = try source.rows(
                SQL("SELECT * FROM \(table) \(after) ORDER BY \(order) LIMIT \(Self.page)", values: last))
            guard let columns = rows.first?.columns.names else { break }
            let insert = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places(columns.count)))"
            for row in rows { try target.execute(SQL(insert, values: row.values)) }
            last = key.map { name in rows[rows.count - 1].values[columns.firstIndex(of: name)!] }
            guard rows.count == Self.page else { break }
        }
        let count = SQL(stringLiteral: "SELECT COUNT(*) AS n FROM \(table)")
        let (here, there) = (try source.row(count)!.int("n"), try target.row(count)!.int("n"))
        guard here == there else { throw DatabaseFailure.statement("\(table): \(there) of \(here) rows") }
    }

    private func places(_ count: Int) -> String { (1...count).map { "$\($0)" }.joined(separator: ", ") }
}
