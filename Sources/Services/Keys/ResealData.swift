public import Store

/// Puts everything that lies under an older key under the one that seals now, while others work: column by column and
/// office by office, a few rows a transaction. Each value tells its key, so that what was interrupted goes on where it
/// stopped, and what others seal meanwhile is not touched twice.
///
/// Uploaded files and events stay as they are: their keys are put under the new one.
public struct ResealData: Sendable {
    public struct Outcome: Sendable, Hashable {
        public var resealed = 0
        /// Values that did not open, by column and row; they stay as they are.
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
        var outcome = Outcome()
        for column in SealedColumn.all {
            for office in try await offices(of: column) {
                var last: [SQLValue]? = column.start
                while let after = last {
                    let done = try await reseal(column, of: office, after: after, batch: batch)
                    outcome.resealed += done.resealed
                    outcome.failed += done.failed
                    last = done.last
                }
            }
        }
        return outcome
    }

    private func offices(of column: SealedColumn) async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT DISTINCT office_id FROM \(name: column.table) ORDER BY office_id")
                .map { $0.text("office_id") }
        }
    }

    private struct Batch: Sendable {
        var resealed = 0
        var failed: [String] = []
        /// Nil when none is left.
        var last: [SQLValue]?
    }

    private func reseal(
        _ column: SealedColumn, of office: String, after: [SQLValue], batch: Int
    ) async throws -> Batch {
        try await database.write { [keyring] transaction in
            let rows = try transaction.rows(
                """
                SELECT \(name: column.key), \(name: column.column) FROM \(name: column.table)
                WHERE office_id = \(office) AND (\(name: column.key)) > \(list: after)
                    AND substr(\(name: column.column), 1, 1) = \([keyring.head[0]])
                    AND substr(\(name: column.column), 1, 5) <> \(keyring.head)
                ORDER BY \(name: column.key) LIMIT \(batch)
                """)
            var done = Batch()
            for row in rows {
                let key = Array(row.values.dropLast())
                done.last = key
                do {
                    let context = column.context(office: office, row: key)
                    let content = try keyring.open(row.blob(column.column.description), for: context)
                    try transaction.execute(
                        """
                        UPDATE \(name: column.table) SET \(name: column.column) = \(keyring.seal(content, for: context))
                        WHERE office_id = \(office) AND (\(name: column.key)) = \(list: key)
                        """)
                    done.resealed += 1
                } catch is SealFailure {
                    let place = column.context(office: office, row: key).row.joined(separator: "/")
                    done.failed.append("\(column.name) \(place)")
                }
            }
            return done
        }
    }
}
