public import Store

/// Makes blind indexes anew under the index key that writes now, from what stands sealed beside them, while others work:
/// column by column and office by office, a few rows a transaction. Each index tells its key, so that what was interrupted
/// goes on where it stopped. Rows are found all the while: who looks them up asks under every key.
///
/// Hashes of tokens stay (`TokenColumn`).
public struct ReindexData: Sendable {
    public struct Outcome: Sendable, Hashable {
        public var reindexed = 0
        /// Rows that stay under their key, by column and row: what is sealed does not open, or another row has its index.
        public var failed: [String] = []
    }

    let database: any Database
    let keyring: Keyring

    public init(database: any Database, keyring: Keyring) {
        self.database = database
        self.keyring = keyring
    }

    /// - Parameter batch: rows a transaction.
    /// - Throws: `DatabaseFailure`; what is done stays done.
    public func callAsFunction(batch: Int = 200) async throws -> Outcome {
        // The key with which an installation began is never moved to: what lies elsewhere lies under a newer one.
        guard keyring.index[0].isNamed else { return Outcome() }
        var outcome = try await ReindexLogins(database: database, keyring: keyring)(batch: batch)
        for column in IndexColumn.all {
            let offices = try await database.read { transaction in
                try transaction.rows("SELECT DISTINCT office_id FROM \(name: column.table) ORDER BY office_id")
                    .map { $0.text("office_id") }
            }
            for office in offices {
                var last: String? = ""
                while let after = last {
                    let done = try await reindex(column, of: office, after: after, batch: batch)
                    outcome.add(done.outcome)
                    last = done.last
                }
            }
        }
        return outcome
    }

    private func reindex(
        _ column: IndexColumn, of office: String, after: String, batch: Int
    ) async throws -> (outcome: Outcome, last: String?) {
        try await database.write { [keyring] transaction in
            let head = keyring.index[0].head
            let rows = try transaction.rows(
                """
                SELECT id, \(name: column.sealed) AS sealed FROM \(name: column.table)
                WHERE office_id = \(office) AND id > \(after) AND \(name: column.column) IS NOT NULL
                    AND (length(\(name: column.column)) <> \(column.length + head.count)
                        OR substr(\(name: column.column), 1, 4) <> \(head))
                ORDER BY id LIMIT \(batch)
                """)
            var outcome = Outcome()
            for row in rows {
                let id = row.text("id")
                let context = SealContext(
                    table: column.table.description, column: column.sealed.description, row: [office, id])
                do {
                    let content = try keyring.openText(row.blob("sealed"), for: context)
                    let index = column.index(content, keyring)
                    try transaction.savepoint {
                        _ = try transaction.execute(
                            """
                            UPDATE \(name: column.table) SET \(name: column.column) = \(index)
                            WHERE office_id = \(office) AND id = \(id)
                            """)
                    }
                    outcome.reindexed += 1
                } catch  where Self.isItsOwn(error) {
                    outcome.failed.append("\(column.name) \(office)/\(id)")
                }
            }
            return (outcome, rows.last?.text("id"))
        }
    }

    /// A failure of this row, and not of the database.
    static func isItsOwn(_ error: any Error) -> Bool {
        if error is SealFailure { return true }
        if case DatabaseFailure.constraint = error { return true }
        return false
    }
}

extension ReindexData.Outcome {
    mutating func add(_ other: Self) {
        reindexed += other.reindexed
        failed += other.failed
    }
}
