import GRDB
public import Store

/// The embedded engine: SQLite through GRDB, called synchronously on threads of our own (awaiting GRDB costs three times
/// as much a read). One thread writes, several read, each read a snapshot (WAL). A commit is on the disk when it returns;
/// writes that wait at the same time are committed together.
public final class SQLiteDatabase: Store.Database {
    /// The database file.
    public let path: String
    public let bell = WorkBell()
    let pool: DatabasePool
    let waiting = WriteQueue()
    /// How many writes one commit takes at most; 1: each its own.
    let groupSize: Int
    private let readers: BoundedThreads
    let writer: BoundedThreads
    private let onTransaction: (@Sendable (TransactionReport) -> Void)?
    private let commits = DurationCounts(bounds: DatabaseUse.commitBounds)

    /// Opens the file, or makes it, readable by its owner only.
    /// - Throws: `DatabaseFailure.unavailable`.
    public init(path: String, configuration: SQLiteConfiguration = SQLiteConfiguration()) throws {
        self.path = path
        onTransaction = configuration.onTransaction
        groupSize = max(1, configuration.groupSize)
        pool = try DatabaseFailure.telling {
            try SQLiteFile.create(path)
            let pool = try DatabasePool(path: path, configuration: Self.grdb(configuration))
            // GRDB sets NORMAL when it opens a pool: a commit could be lost with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        }
        readers = BoundedThreads(count: configuration.readers, queue: configuration.queue)
        writer = BoundedThreads(count: 1, queue: configuration.queue)
    }

    deinit {
        readers.stopSoon()
        writer.stopSoon()
    }

    public func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        let counter = StatementCounter.current
        return try await readers.run { [self] in
            try DatabaseFailure.telling {
                try pool.read { connection in
                    try perform(SQLiteTransaction(connection), isWrite: false, counter: counter, body)
                }
            }
        }
    }

    public var use: DatabaseUse {
        DatabaseUse(
            engine: "sqlite", pools: [readers.use(as: "read"), writer.use(as: "write")], commits: commits.reading)
    }

    public func write<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await commits.timing { try await commit(body) }
    }

    private func commit<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        let counter = StatementCounter.current
        let job = ValueJob { [self] transaction in
            try perform(transaction, isWrite: true, counter: counter, body)
        }
        do {
            return try await writer.run(admitted: { waiting.add(job) }) { [self] in
                // Whoever's turn was before has committed it already, or it is among those that wait.
                while job.result == nil { commitWaiting() }
                return try job.result!.get()
            }
        } catch {
            // Its own turn did not come where the caller is gone or the database is being closed; somebody else's may have
            // taken it.
            if let result = job.result { return try result.get() }
            if waiting.remove(job) || error as? DatabaseFailure == .busy { throw error }
            throw DatabaseFailure.unknownOutcome
        }
    }

    /// SQLite has one writer, whoever it is.
    public func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        try await write(body)
    }

    /// A copy in folder `cadangan` beside the database file, whole and on the disk when this returns.
    public func keepCopy(label: String) async throws -> String? {
        try await writer.run { [self] in
            try DatabaseFailure.telling {
                try SQLiteFile.copy(of: path, label: label) { target in
                    try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
                }
            }
        }
    }

    public func removeCopies(labelled prefix: String, keptBefore moment: Int64) async throws {
        try await writer.run { [path] in try SQLiteFile.removeCopies(of: path, labelled: prefix, keptBefore: moment) }
    }

    /// By `VACUUM INTO`: readers and writers go on, in this process and in others, and what they delete is not in the file.
    public func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        try await readers.run { [self] in
            try DatabaseFailure.telling {
                try SQLiteFile.write(path) { target in
                    try pool.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
                }
            }
        }
        return try await SQLiteSnapshot(path: path).read(body)
    }

    /// Makes a snapshot the database file of a folder that has none; it is there only when it is whole.
    /// - Throws: `DatabaseFailure`.
    public static func install(_ snapshot: String, at path: String) async throws {
        let threads = BoundedThreads(count: 1, queue: 0)
        defer { threads.stopSoon() }
        try await threads.run {
            try DatabaseFailure.telling { try SQLiteFile.install(snapshot, at: path) }
        }
    }

    public func close() async throws {
        try await readers.stop()
        try await writer.stop()
        try DatabaseFailure.telling { try pool.close() }
    }

    private func perform<Value>(
        _ transaction: SQLiteTransaction, isWrite: Bool, counter: StatementCounter?,
        _ body: (SQLiteTransaction) throws -> Value
    ) throws -> Value {
        var succeeded = false
        defer {
            let report = TransactionReport(
                isWrite: isWrite, statements: transaction.statements, scannedRows: transaction.scannedRows,
                engineSteps: transaction.engineSteps, succeeded: succeeded)
            counter?.add(report)
            onTransaction?(report)
        }
        let value = try body(transaction)
        if let failure = transaction.failure { throw failure }
        succeeded = true
        return value
    }

    private static func grdb(_ configuration: SQLiteConfiguration) -> Configuration {
        var result = Configuration()
        result.maximumReaderCount = configuration.readers
        result.persistentReadOnlyConnections = true
        result.busyMode = .timeout(configuration.patience)
        result.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA cache_size = -\(configuration.cacheKiB)")
            try connection.execute(sql: "PRAGMA mmap_size = 0")
            // What was deleted is overwritten: a key that was destroyed must not lie in a free page.
            try connection.execute(sql: "PRAGMA secure_delete = ON")
            try connection.execute(sql: "PRAGMA journal_size_limit = 16777216")
        }
        return result
    }
}
