import Store

/// One transaction on one connection.
final class PostgresTransaction: Store.Transaction {
    let memory = TransactionMemory()
    private let connection: PostgresConnection
    private(set) var statements = 0
    /// The first statement that failed and was not undone by a savepoint: the server refuses all that follow it.
    private(set) var trouble: PostgresTrouble?
    /// The last key that was taken, though a savepoint has undone that statement.
    private var taken: PostgresTrouble?
    /// A trouble that ends the transaction whatever savepoint is gone back to: somebody else was in the way, or the
    /// connection is gone.
    private var isOver = false

    init(_ connection: PostgresConnection) { self.connection = connection }

    func rows(_ sql: SQL) throws -> [Row] { try attempt { try connection.run(sql).rows() } }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int { try attempt { try connection.run(sql).changed } }

    func databaseMilliseconds() throws -> Int64 {
        // Not the moment at which the transaction began: it may have waited since.
        try row("SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT) AS now")!.int("now")
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try script("SAVEPOINT part")
        do {
            let value = try body()
            if let trouble { throw trouble.told }
            try script("RELEASE SAVEPOINT part")
            return value
        } catch {
            guard !isOver else { throw error }
            trouble = nil
            memory.forget()
            try script("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")
            throw error
        }
    }

    /// Why the transaction comes to nothing: the trouble, whatever the closure made of it, or else what the closure threw. A
    /// taken key that it passes on out of a savepoint may be a collision all the same.
    func cause(of error: any Error) -> any Error {
        if let trouble { return trouble }
        if let taken, taken.told == error as? DatabaseFailure { return taken }
        return error
    }

    func script(_ text: String) throws { try attempt { try connection.command(text) } }

    private func attempt<Value>(_ body: () throws -> Value) throws -> Value {
        if let trouble { throw trouble.told }
        statements += 1
        do {
            return try body()
        } catch let problem as DatabaseFailure {
            throw spoiled(by: .failure(problem))
        } catch let problem as PostgresTrouble {
            throw spoiled(by: problem)
        }
    }

    private func spoiled(by problem: PostgresTrouble) -> DatabaseFailure {
        trouble = problem
        switch problem {
        case .failure: break
        case .taken: taken = problem
        case .collision, .lost, .silent, .stale: isOver = true
        }
        return problem.told
    }
}
