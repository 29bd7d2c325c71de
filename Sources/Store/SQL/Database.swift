/// What can be looked at: a database, or a snapshot of one in a backup.
public protocol ReadableDatabase: Sendable {
    /// One consistent snapshot. A page takes exactly one.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> Value) async throws -> Value
}

/// A database engine: SQLite embedded, PostgreSQL where one machine is outgrown. Closures run on the engine's own
/// threads, never on the cooperative pool.
public protocol Database: ReadableDatabase {
    /// Rung when work was asked for.
    var bell: WorkBell { get }

    /// How much of it is in use, and how long commits have taken.
    var use: DatabaseUse { get }

    /// One transaction, durable when this returns. The closure may run twice (a retry after a serialization failure),
    /// so it has no side effect but its statements.
    ///
    /// A statement that failed outside a `savepoint` spoils the whole transaction, on both engines: nothing of it is
    /// kept, and the failure is thrown, also where the closure caught it.
    func write<Value: Sendable>(_ body: @Sendable @escaping (any Transaction) throws -> Value) async throws -> Value

    /// The same, and no other node does the same beside it: for migrations, where several nodes start at once.
    func writeAlone<Value: Sendable>(_ body: @Sendable @escaping (any Transaction) throws -> Value) async throws
        -> Value

    /// Says that this process works with these data, together with others or alone.
    /// - Returns: nil while another process holds them so that this cannot be.
    func hold(_ kind: DataHoldKind) async throws -> (any DataHold)?

    /// Which processes hold these data now, in words.
    func holders() async throws -> [String]

    /// Puts everything aside as it is now, before a migration changes it.
    /// - Parameter label: says what the copy was made for; part of its name.
    /// - Returns: where the copy lies; nil where copies are the business of the server's own backup.
    func keepCopy(label: String) async throws -> String?

    /// Removes copies that were kept before a moment, and what a crash left of one: they hold what was erased since. Run
    /// daily.
    /// - Parameters:
    ///   - prefix: how the labels of those begin that go.
    ///   - moment: in seconds since 1970, by the file's time.
    func removeCopies(labelled prefix: String, keptBefore moment: Int64) async throws

    /// Writes everything, as it is at one moment, into a file that must not be there yet, while others read and write.
    /// The file is whole and on the disk when this returns.
    /// - Parameter body: looks at the very state that is written.
    func snapshot<Value: Sendable>(
        to path: String, _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value

    /// Takes what was deleted out of the engine's own files, as far as it can, and keeps nobody waiting for it. Run hourly.
    /// - Returns: false where somebody hindered it; it is to be tried again later.
    @discardableResult
    func scrub() async throws -> Bool

    /// Waits for what runs and closes; nothing can be asked afterwards.
    func close() async throws
}

/// A transaction that only looks.
public protocol ReadTransaction {
    /// What was asked once in this transaction and need not be asked again.
    var memory: TransactionMemory { get }

    /// All rows of a statement. Statements are prepared once a text.
    func rows(_ sql: SQL) throws -> [Row]

    /// Milliseconds since 1970 by the database's clock, which all nodes share.
    func databaseMilliseconds() throws -> Int64
}

/// A transaction that also changes.
public protocol Transaction: ReadTransaction {
    /// Runs a statement and returns how many rows it changed.
    @discardableResult func execute(_ sql: SQL) throws -> Int

    /// Runs a part that may fail without spoiling the rest: when `body` throws, what it changed is undone, its error is
    /// thrown on, and the transaction can go on.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value

    /// Runs a text of several statements without values: a migration.
    func script(_ text: String) throws
}

extension ReadTransaction {
    /// The first row, if there is one.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }

    /// Seconds since 1970 by the database's clock. For leases only: what falls due is judged by the program's clock.
    public func databaseTime() throws -> Int64 { try databaseMilliseconds() / 1000 }
}
