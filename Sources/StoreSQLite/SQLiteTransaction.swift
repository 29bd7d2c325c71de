import GRDB
import GRDBSQLite
import Store

/// One transaction on one connection, on the connection's thread only. Statements are prepared once a text and bound by
/// the number in their parameters: SQLite numbers `$2 … $1` by first use.
final class SQLiteTransaction: Store.Transaction {
    private let connection: GRDB.Database
    let memory = TransactionMemory()
    private(set) var statements = 0
    private(set) var scannedRows = 0
    private(set) var engineSteps = 0
    /// The first statement that failed and was not undone by a savepoint. From then on nothing is run, as PostgreSQL
    /// does it, so that no code works on one engine only.
    private(set) var failure: DatabaseFailure?

    init(_ connection: GRDB.Database) { self.connection = connection }

    func rows(_ sql: Store.SQL) throws -> [Store.Row] {
        try run(sql) { statement in
            var result: [Store.Row] = []
            var known: Store.Row.Columns?
            while try step(statement) {
                // Only now: where a table has changed since, the first step prepares the statement anew.
                let columns =
                    known
                    ?? Store.Row.Columns(
                        (0..<sqlite3_column_count(statement)).map {
                            String(cString: sqlite3_column_name(statement, $0))
                        })
                known = columns
                let values = (0..<Int32(columns.names.count)).map { SQLiteColumn.value(statement, $0) }
                result.append(Store.Row(columns: columns, values: values))
            }
            return result
        }
    }

    @discardableResult
    func execute(_ sql: Store.SQL) throws -> Int {
        try run(sql) { statement in
            let before = sqlite3_total_changes(connection.sqliteConnection)
            while try step(statement) {}
            // What a statement such as CREATE TABLE leaves in sqlite3_changes is of the one before it.
            guard sqlite3_total_changes(connection.sqliteConnection) != before else { return 0 }
            return Int(sqlite3_changes(connection.sqliteConnection))
        }
    }

    func databaseMilliseconds() throws -> Int64 {
        // Days since noon of 24 November 4714 BC, of which 2440587.5 had passed in 1970.
        try row("SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS BIGINT) AS now")!.int("now")
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try control("SAVEPOINT part")
        do {
            let value = try body()
            if let failure { throw failure }
            try control("RELEASE SAVEPOINT part")
            return value
        } catch {
            // A full disk undoes the whole transaction: then there is no savepoint to go back to, and nothing may follow.
            guard connection.isInsideTransaction else { throw error }
            failure = nil
            memory.forget()
            try control("ROLLBACK TO SAVEPOINT part")
            try control("RELEASE SAVEPOINT part")
            throw error
        }
    }

    func script(_ text: String) throws {
        try attempt {
            statements += 1
            try connection.execute(sql: text)
        }
    }

    private func control(_ text: Store.SQL) throws { try run(text) { while try step($0) {} } }

    private func run<Value>(_ sql: Store.SQL, _ body: (OpaquePointer) throws -> Value) throws -> Value {
        try attempt {
            statements += 1
            let statement = try connection.cachedStatement(sql: sql.text).sqliteStatement
            defer {
                scannedRows += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1))
                engineSteps += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1))
                sqlite3_reset(statement)
                sqlite3_clear_bindings(statement)
            }
            try SQLiteColumn.bind(sql.values, to: statement, of: sql.text)
            return try body(statement)
        }
    }

    private func attempt<Value>(_ body: () throws -> Value) throws -> Value {
        if let failure { throw failure }
        do {
            return try DatabaseFailure.telling(body)
        } catch let problem as DatabaseFailure {
            failure = problem
            throw problem
        }
    }

    private func step(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        default: throw DatabaseFailure(connection: connection.sqliteConnection)
        }
    }
}
