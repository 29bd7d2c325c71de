import CSQLite
import Synchronization

/// The C library. SQLite has one writer: callers take turns at one connection, which is as fast as it goes without
/// committing several at once.
struct BareSQLite: BareDatabase {
    private let connection: SQLiteConnection

    init(file: String) throws { connection = try SQLiteConnection(file) }

    func connect() -> any BareConnection { connection }
}

private final class SQLiteConnection: BareConnection, @unchecked Sendable {
    private let database: OpaquePointer
    private let reading: OpaquePointer
    private let changing: OpaquePointer
    private let turn = Mutex(())
    /// SQLITE_TRANSIENT: the bytes are copied.
    private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ file: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(file, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let opened
        else { throw BenchmarkTrouble("SQLite does not open \(file)") }
        sqlite3_busy_timeout(opened, 10_000)
        sqlite3_exec(opened, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", nil, nil, nil)
        database = opened
        reading = try Self.prepare("SELECT body FROM entries WHERE id = ?1", on: opened)
        changing = try Self.prepare("UPDATE entries SET body = ?2 WHERE id = ?1", on: opened)
    }

    deinit {
        sqlite3_finalize(reading)
        sqlite3_finalize(changing)
        sqlite3_close(database)
    }

    func read(_ id: Int) throws {
        try turn.withLock { _ in
            sqlite3_bind_int64(reading, 1, Int64(id))
            guard sqlite3_step(reading) == SQLITE_ROW, sqlite3_column_blob(reading, 0) != nil else {
                throw BenchmarkTrouble("SQLite has no row \(id)")
            }
            sqlite3_reset(reading)
        }
    }

    func change(_ id: Int, _ body: [UInt8]) throws {
        try turn.withLock { _ in
            sqlite3_bind_int64(changing, 1, Int64(id))
            sqlite3_bind_blob(changing, 2, body, Int32(body.count), copied)
            guard sqlite3_step(changing) == SQLITE_DONE else { throw BenchmarkTrouble("SQLite does not commit") }
            sqlite3_reset(changing)
        }
    }

    func run(_ command: String) throws {
        guard sqlite3_exec(database, command, nil, nil, nil) == SQLITE_OK else {
            throw BenchmarkTrouble("SQLite refuses \(command)")
        }
    }

    private static func prepare(_ text: String, on database: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw BenchmarkTrouble(String(cString: sqlite3_errmsg(database)))
        }
        return statement
    }
}
