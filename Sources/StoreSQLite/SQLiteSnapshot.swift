import GRDB
public import Store

/// A database file that nobody writes any more, as a backup holds it. It is only looked at: not a byte of it changes, and
/// no file appears beside it.
public final class SQLiteSnapshot: ReadableDatabase {
    private let queue: DatabaseQueue
    private let threads: BoundedThreads

    /// - Throws: `DatabaseFailure.unavailable` for what is no database file, or a damaged one.
    public init(path: String) throws {
        queue = try DatabaseFailure.telling {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        threads = BoundedThreads(count: 1, queue: 64)
    }

    deinit { threads.stopSoon() }

    public func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        try await threads.run { [queue] in
            try DatabaseFailure.telling {
                try queue.read { connection in
                    let transaction = SQLiteTransaction(connection)
                    let value = try body(transaction)
                    if let failure = transaction.failure { throw failure }
                    return value
                }
            }
        }
    }
}
