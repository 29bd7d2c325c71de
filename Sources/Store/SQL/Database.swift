/// A database engine: SQLite embedded, PostgreSQL where one machine is outgrown. Closures run on the engine's own
/// threads, never on the cooperative pool.
public protocol Database: Sendable {
    /// One consistent snapshot. A page takes exactly one.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> Value) async throws -> Value

    /// One transaction, durable when this returns. The closure may run twice (a retry after a serialization failure),
    /// so it has no side effect but its statements.
    func write<Value: Sendable>(_ body: @Sendable @escaping (any Transaction) throws -> Value) async throws -> Value
}

/// A transaction that only looks.
public protocol ReadTransaction {
    /// All rows of a statement. Statements are prepared once a text.
    func rows(_ sql: SQL) throws -> [Row]
}

/// A transaction that also changes.
public protocol Transaction: ReadTransaction {
    /// Runs a statement and returns how many rows it changed.
    @discardableResult func execute(_ sql: SQL) throws -> Int
}

extension ReadTransaction {
    /// The first row, if there is one.
    public func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}

/// What went wrong in the database, as the floors above tell it apart.
public enum DatabaseFailure: Error, Hashable, Sendable {
    /// A unique or foreign key was violated: the names that the engine gives.
    case constraint(String)
    /// The disk is full; nothing was written.
    case full
    /// Every connection is taken; try again shortly.
    case busy
    /// The file, or the server, is not there or does not answer.
    case unavailable(String)
    /// The schema is newer than this program knows.
    case newerSchema(found: Int, known: Int)
    /// The statement is wrong: a mistake of the program.
    case statement(String)
}
