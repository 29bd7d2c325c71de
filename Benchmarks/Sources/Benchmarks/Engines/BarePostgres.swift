import CPQ

/// libpq, a connection a caller.
struct BarePostgres: BareDatabase {
    let address: String

    func connect() throws -> any BareConnection { try PostgresLine(address) }

    /// Makes an empty database on the server of `address`.
    func make(_ name: String) throws { try PostgresLine.command("CREATE DATABASE \(name)", at: address) }
}

private final class PostgresLine: BareConnection, @unchecked Sendable {
    private let connection: OpaquePointer

    init(_ address: String) throws {
        connection = try Self.open(address)
        for (name, text) in [
            ("reading", "SELECT body FROM entries WHERE id = $1"),
            ("changing", "UPDATE entries SET body = $2 WHERE id = $1"),
        ] {
            try Self.judge(PQprepare(connection, name, text, 0, nil), of: connection)
        }
    }

    deinit { PQfinish(connection) }

    func read(_ id: Int) throws {
        let result = execute("reading", id, nil)
        guard PQntuples(result) == 1 else { throw BenchmarkTrouble("PostgreSQL has no row \(id)") }
        try Self.judge(result, of: connection)
    }

    func change(_ id: Int, _ body: [UInt8]) throws { try Self.judge(execute("changing", id, body), of: connection) }

    func run(_ command: String) throws { try Self.judge(PQexec(connection, command), of: connection) }

    /// In the binary form: a BIGINT, and bytes.
    private func execute(_ name: String, _ id: Int, _ body: [UInt8]?) -> OpaquePointer? {
        withUnsafeBytes(of: Int64(id).bigEndian) { number in
            (body ?? []).withUnsafeBytes { bytes in
                let values = [number.baseAddress, bytes.baseAddress].map { $0?.assumingMemoryBound(to: CChar.self) }
                return PQexecPrepared(
                    connection, name, body == nil ? 1 : 2, values, [8, Int32(bytes.count)], [1, 1], 1)
            }
        }
    }

    static func command(_ text: String, at address: String) throws {
        let connection = try open(address)
        defer { PQfinish(connection) }
        try judge(PQexec(connection, text), of: connection)
    }

    private static func open(_ address: String) throws -> OpaquePointer {
        guard let connection = PQconnectdb(address), PQstatus(connection) == CONNECTION_OK else {
            throw BenchmarkTrouble("PostgreSQL does not answer")
        }
        return connection
    }

    private static func judge(_ result: OpaquePointer?, of connection: OpaquePointer) throws {
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw BenchmarkTrouble(String(cString: PQerrorMessage(connection)))
        }
    }
}
