import GRDB
import GRDBSQLite
import Store

extension DatabaseFailure {
    /// Runs `body` and says SQLite's errors in the words of the seam.
    static func telling<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw DatabaseFailure(code: error.resultCode.rawValue, message: error.message ?? error.description)
        } catch let error as FileFailure {
            throw error.isFull ? DatabaseFailure.full : .unavailable(error.description)
        }
    }

    /// The error that a connection has just met.
    init(connection: OpaquePointer?) {
        self.init(
            code: sqlite3_errcode(connection) & 0xFF, message: String(cString: sqlite3_errmsg(connection)))
    }

    private init(code: Int32, message: String) {
        switch code {
        case SQLITE_CONSTRAINT: self = .constraint(message)
        case SQLITE_FULL: self = .full
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_IOERR, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM,
            SQLITE_INTERRUPT, SQLITE_ABORT:
            self = .unavailable(message)
        default: self = .statement(message)
        }
    }
}
