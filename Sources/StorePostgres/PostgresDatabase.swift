public import Store

/// PostgreSQL, where one machine is outgrown. Reads are REPEATABLE READ, writes SERIALIZABLE and tried again when they
/// collide (docs/decisions/0024): the code above was written for one writer, and every write is as if there were one.
public final class PostgresDatabase: Database {
    public let address: PostgresAddress
    public let bell = WorkBell()
    private let configuration: PostgresConfiguration
    private let readers: PostgresPool
    private let writers: PostgresPool
    private let commits = DurationCounts(bounds: DatabaseUse.commitBounds)

    /// Keys of the advisory locks, in a space of Balai's own: "bala".
    private enum Lock: String {
        /// Writes that have collided go one after another.
        case turn = "1650550881, 1"
        case migration = "1650550881, 2"
    }

    /// Nothing is asked of the server yet.
    public init(_ address: PostgresAddress, configuration: PostgresConfiguration = PostgresConfiguration()) {
        self.address = address
        self.configuration = configuration
        readers = PostgresPool(address, configuration, connections: configuration.readers)
        writers = PostgresPool(address, configuration, connections: configuration.writers)
    }

    /// How a transaction begins. LOCK takes no snapshot: the transaction sees what was committed before it was given.
    private enum Beginning: String {
        case reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        /// Beside others that write.
        case writing = "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE schema_versions IN ROW SHARE MODE"
        /// When those that write have ended, and before any other begins; who reads is not kept waiting.
        case writingAlone = "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE schema_versions IN EXCLUSIVE MODE"
        /// That table may not be there yet.
        case migrating = "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }

    /// So many collisions are borne in turns; after them a write has the database to itself.
    private static let turns = 3

    public func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        let counter = StatementCounter.current
        return try await readers.run { [self] in
            var tries = PostgresTries(collisions: 0)
            return try tries.run(on: readers) { connection, _ in
                try transaction(.reading, on: connection, counter, body)
            }
        }
    }

    public var use: DatabaseUse {
        DatabaseUse(
            engine: "postgresql", pools: [readers.use(as: "read"), writers.use(as: "write")],
            connections: readers.open + writers.open, commits: commits.reading)
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
        return try await writers.run { [self] in
            var tries = PostgresTries(collisions: configuration.attempts - 1)
            return try tries.run(on: writers) { connection, collisions in
                switch collisions {
                case 0: return try transaction(.writing, on: connection, counter, body)
                case 1...Self.turns:
                    return try locked(.turn, on: connection) {
                        try transaction(.writing, on: connection, counter, body)
                    }
                default: return try transaction(.writingAlone, on: connection, counter, body)
                }
            }
        }
    }

    public func writeAlone<Value: Sendable>(
        _ body: @Sendable @escaping (any Transaction) throws -> Value
    ) async throws -> Value {
        let counter = StatementCounter.current
        return try await writers.run { [self] in
            var tries = PostgresTries(collisions: configuration.attempts - 1)
            return try tries.run(on: writers) { connection, _ in
                // Another node's migration may take long, and so may the locks that this one needs.
                try connection.withoutLimits {
                    try locked(.migration, on: connection) {
                        try transaction(.migrating, on: connection, counter, body)
                    }
                }
            }
        }
    }

    /// Nothing: what is on the server is copied by the server's own backup (`pg_dump`).
    public func keepCopy(label: String) async throws -> String? { nil }
    public func removeCopies(labelled prefix: String, keptBefore moment: Int64) async throws {}

    /// By `pg_dump` in a snapshot that this transaction gives away: nobody waits.
    public func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        try await readers.run { [self] in
            // Made first: what the program would make, others could read.
            _ = try OpenFile(path, for: .creating)
            var tries = PostgresTries(collisions: 0)
            return try tries.run(on: readers) { connection, _ in
                try transaction(.reading, on: connection, nil) { transaction in
                    // The server ends a transaction that is idle too long; this one waits for the program.
                    try transaction.script("SET LOCAL idle_in_transaction_session_timeout = 0")
                    let name = try transaction.row("SELECT pg_export_snapshot() AS name")!.text("name")
                    try PostgresProgram.run(
                        "pg_dump", ["--snapshot=\(name)", "--format=custom", "--file=\(path)"], at: address,
                        writing: path)
                    try OpenFile(path, for: .reading).sync()
                    return try body(transaction)
                }
            }
        }
    }

    /// Fills an empty database with a snapshot, wholly or not at all.
    public static func install(_ snapshot: String, at address: PostgresAddress) async throws {
        let threads = BoundedThreads(count: 1, queue: 0)
        defer { threads.stopSoon() }
        try await threads.run {
            try PostgresProgram.run(
                "pg_restore",
                ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", snapshot], at: address)
        }
    }

    /// Old rows go with the server's own vacuum.
    public func scrub() async throws -> Bool { true }

    public func close() async throws {
        try await readers.close()
        try await writers.close()
    }

    /// Runs `body` under a lock that all nodes share. It is taken before the transaction begins, whose snapshot is then
    /// later than whatever the holder before it committed; with the connection it goes.
    private func locked<Value>(_ lock: Lock, on connection: PostgresConnection, _ body: () throws -> Value) throws
        -> Value
    {
        try connection.command("SELECT pg_advisory_lock(\(lock.rawValue))")
        defer { try? connection.command("SELECT pg_advisory_unlock(\(lock.rawValue))") }
        return try body()
    }

    private func transaction<Value>(
        _ beginning: Beginning, on connection: PostgresConnection, _ counter: StatementCounter?,
        _ body: (PostgresTransaction) throws -> Value
    ) throws -> Value {
        let isWrite = beginning != .reading
        let transaction = PostgresTransaction(connection)
        var succeeded = false
        defer {
            let report = TransactionReport(
                isWrite: isWrite, statements: transaction.statements, scannedRows: 0, succeeded: succeeded)
            counter?.add(report)
            configuration.onTransaction?(report)
        }
        let value: Value
        do {
            try begin(beginning, on: connection)
            value = try body(transaction)
            if let trouble = transaction.trouble { throw trouble }
        } catch {
            try? connection.command("ROLLBACK")
            throw transaction.cause(of: error)
        }
        try commit(on: connection, isWrite: isWrite)
        succeeded = true
        bell.ring(transaction.memory.askedWork)
        return value
    }

    /// A server that follows another refuses a write as a thing that it does not support: no statement of ours was prepared
    /// for that. After a change of roles the address leads to another server.
    private func begin(_ beginning: Beginning, on connection: PostgresConnection) throws {
        do {
            try connection.command(beginning.rawValue)
        } catch PostgresTrouble.stale {
            throw PostgresTrouble.lost("server basis data ini hanya membaca")
        }
    }

    private func commit(on connection: PostgresConnection, isWrite: Bool) throws {
        do {
            try connection.command("COMMIT")
        } catch PostgresTrouble.lost where isWrite {
            throw DatabaseFailure.unknownOutcome
        } catch PostgresTrouble.silent where isWrite {
            throw DatabaseFailure.unknownOutcome
        }
    }
}
