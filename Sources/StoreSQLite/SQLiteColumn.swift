import GRDBSQLite
import Store

/// Values in and out of a prepared statement.
enum SQLiteColumn {
    /// Tells SQLite to copy what it is given.
    nonisolated(unsafe) private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    static func value(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    /// - Throws: `DatabaseFailure.statement` for a parameter without value, a value without parameter, or text with a
    ///   zero byte, which both engines would cut.
    static func bind(_ values: [SQLValue], to statement: OpaquePointer, of text: String) throws {
        let count = sqlite3_bind_parameter_count(statement)
        guard Int(count) == values.count else {
            throw DatabaseFailure.statement("\(values.count) values for \(count) parameters: \(text)")
        }
        for position in 0..<count {
            let index = position + 1
            guard let name = sqlite3_bind_parameter_name(statement, index), name[0] == CChar(UInt8(ascii: "$")),
                let number = Int(String(cString: name + 1)), values.indices.contains(number - 1)
            else { throw DatabaseFailure.statement("a parameter that is not $1 … $\(count): \(text)") }
            try bind(values[number - 1], to: statement, at: index, of: text)
        }
    }

    private static func bind(
        _ value: SQLValue, to statement: OpaquePointer, at index: Int32, of text: String
    ) throws {
        let status: Int32
        switch value {
        case .null: status = sqlite3_bind_null(statement, index)
        case .integer(let number): status = sqlite3_bind_int64(statement, index, number)
        case .real(let number): status = sqlite3_bind_double(statement, index, number)
        case .text(var string):
            status = string.withUTF8 { bytes in
                guard !bytes.contains(0) else { return SQLITE_MISUSE }
                return bytes.withMemoryRebound(to: CChar.self) {
                    // An empty buffer may have no address, which would bind NULL.
                    sqlite3_bind_text(statement, index, $0.baseAddress ?? emptyText, Int32($0.count), copied)
                }
            }
        case .blob(let bytes):
            status =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, index, 0)
                : sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied)
        }
        guard status == SQLITE_OK else { throw DatabaseFailure.statement("a value cannot be bound: \(text)") }
    }

    nonisolated(unsafe) private static let emptyText: UnsafePointer<CChar> = {
        let memory = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        memory.pointee = 0
        return UnsafePointer(memory)
    }()
}
