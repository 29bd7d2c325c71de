import CPostgreSQL
import Glibc
import Store

/// One connection to the server. One thread uses it at a time: its pool sees to that.
package final class PostgresConnection: @unchecked Sendable {
    private let connection: OpaquePointer
    private var statements: PostgresStatements
    /// How long the server lets a statement and its waiting for a lock last.
    private let limits: String
    /// Milliseconds for which an answer is waited for; 0: without end.
    private var patience: Int

    /// Connects, and says how this program wants to be answered.
    /// - Throws: `PostgresTrouble`.
    package init(_ address: PostgresAddress, _ configuration: PostgresConfiguration) throws {
        if let missing = pq_load() {
            let cause = "pustaka libpq tidak ada di mesin ini (paket libpq5); \(String(cString: missing))"
            throw PostgresTrouble.failure(.unavailable(cause))
        }
        // What stands in the address is read last and counts. Silence is a broken connection after ten seconds.
        let words = [
            ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "10000"), ("fallback_application_name", "balai"),
            // Not one that only follows another: what is read there may be old, and nothing is kept.
            ("target_session_attrs", "read-write"), ("dbname", address.text),
        ]
        guard let connection = Self.connect(words) else { throw PostgresTrouble.failure(.busy) }
        self.connection = connection
        statements = PostgresStatements(most: configuration.statements)
        limits =
            "SET lock_timeout = '\(configuration.patience)s'; SET statement_timeout = '\(configuration.statementLimit)s'"
        patience = (configuration.statementLimit + configuration.silence) * 1000
        guard pq_is_connected(connection) != 0 else {
            // libpq repeats parts of the address.
            let cause = address.withoutSecret(String(cString: pq_message(connection)))
            throw PostgresTrouble.failure(.unavailable(cause.split(whereSeparator: \.isNewline).joined(separator: " ")))
        }
        guard String(cString: pq_parameter(connection, "server_encoding")) == "UTF8" else {
            throw PostgresTrouble.failure(
                .unavailable("basis data itu tidak memakai UTF8; buat dengan --encoding=UTF8"))
        }
        try command(
            """
            SET client_encoding = 'UTF8'; SET client_min_messages = warning;
            \(limits); SET idle_in_transaction_session_timeout = '60s';
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
            """)
    }

    deinit { pq_finish(connection) }

    /// It can be used for another transaction.
    var isSound: Bool { pq_is_connected(connection) != 0 && pq_is_idle(connection) != 0 }

    /// Runs commands without values.
    package func command(_ text: String) throws {
        guard !text.utf8.contains(0) else { throw PostgresTrouble.failure(.statement("a zero byte in a script")) }
        _ = try PostgresResult(pq_execute(connection, text, patience), of: connection)
    }

    /// Lets statements of `body`, and the locks that they need, take as long as they do.
    func withoutLimits<Value>(_ body: () throws -> Value) throws -> Value {
        let usual = patience
        try command("SET lock_timeout = 0; SET statement_timeout = 0")
        patience = 0
        defer {
            patience = usual
            try? command(limits)
        }
        return try body()
    }

    func run(_ sql: SQL) throws -> PostgresResult {
        var (bytes, ends) = ([UInt8](), [Int]())
        for value in sql.values {
            try PostgresColumn.append(value, to: &bytes)
            ends.append(bytes.count)
        }
        let name = try prepare(PostgresStatements.Key(sql))
        let lengths = zip(ends, [0] + ends).map { Int32($0 - $1) }
        // An empty array has no address, which would be NULL.
        bytes.append(0)
        return try bytes.withUnsafeBytes { memory in
            let start = memory.baseAddress!.assumingMemoryBound(to: CChar.self)
            let values: [UnsafePointer<CChar>?] = sql.values.indices.map { index in
                sql.values[index] == .null ? nil : start + ends[index] - Int(lengths[index])
            }
            return try PostgresResult(
                pq_execute_prepared(connection, name, Int32(values.count), values, lengths, patience),
                of: connection)
        }
    }

    /// Lets every statement be prepared anew.
    func forgetStatements() {
        statements.forgetAll()
        try? command("DEALLOCATE ALL")
    }

    private func prepare(_ key: PostgresStatements.Key) throws -> String {
        if let name = statements.name(of: key) { return name }
        if let old = statements.makeRoom() { try command("DEALLOCATE \(old)") }
        let name = statements.newName()
        _ = try PostgresResult(
            pq_prepare(connection, name, key.text, Int32(key.types.count), key.types, patience), of: connection)
        statements.add(key, as: name)
        return name
    }

    /// Blocks until the server answers or the patience is over.
    private static func connect(_ words: [(String, String)]) -> OpaquePointer? {
        let keywords = words.map { strdup($0.0) }
        let values = words.map { strdup($0.1) }
        defer { for text in keywords + values { free(text) } }
        return pq_connect(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
    }
}
