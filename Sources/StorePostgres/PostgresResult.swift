import CPostgreSQL
import Store

/// A result of libpq, given back when it is let go.
final class PostgresResult {
    private let result: OpaquePointer

    /// - Throws: `PostgresTrouble`.
    init(_ result: OpaquePointer?, of connection: OpaquePointer) throws {
        guard let result else {
            let cause = String(cString: pq_message(connection))
            throw cause.isEmpty ? PostgresTrouble.silent : PostgresTrouble.lost(cause)
        }
        guard pq_succeeded(result) != 0 else {
            defer { pq_clear(result) }
            let cause = String(cString: pq_cause(result))
            guard pq_is_connected(connection) != 0, let state = pq_state(result) else {
                throw PostgresTrouble.lost(cause)
            }
            throw PostgresTrouble(state: String(cString: state), cause: cause)
        }
        self.result = result
    }

    deinit { pq_clear(result) }

    /// How many rows were changed.
    var changed: Int { Int(String(cString: pq_changed(result))) ?? 0 }

    func rows() throws -> [Row] {
        let count = pq_column_count(result)
        let columns = Row.Columns((0..<count).map { String(cString: pq_column_name(result, $0)) })
        let types = (0..<count).map { pq_column_type(result, $0) }
        return try (0..<pq_row_count(result)).map { row in
            Row(columns: columns, values: try types.indices.map { try value(row, Int32($0), types[$0]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: UInt32) throws -> SQLValue {
        guard pq_is_null(result, row, column) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: pq_value(result, row, column), count: Int(pq_length(result, row, column)))
        return try PostgresColumn.value(bytes, type: type)
    }
}
