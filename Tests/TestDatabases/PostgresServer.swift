import FoundationEssentials
import Store
public import StorePostgres

/// The server that `scripts/with-postgres.sh` starts for a run of the tests.
public enum PostgresServer {
    /// Where it is; nil in a run without one.
    public static let address: String? = ProcessInfo.processInfo.environment["BALAI_TEST_POSTGRES"]

    public static var isThere: Bool { address != nil }

    /// CREATE DATABASE blocks for a moment.
    private static let threads = BoundedThreads(count: 2, queue: 10_000)

    /// The address of one of its databases.
    public static func address(of database: String) throws -> PostgresAddress {
        guard let there = PostgresAddress(text(of: database)) else { throw Missing() }
        return there
    }

    static func text(of database: String) -> String {
        (address ?? "").replacing("/postgres?", with: "/\(database)?")
    }

    /// Makes a database, empty or as the other one is that nobody uses.
    public static func create(_ name: String, from template: String = "template0") async throws {
        try await command("CREATE DATABASE \(name) TEMPLATE \(template)")
    }

    /// The same, blocking.
    static func createNow(_ name: String) throws {
        try PostgresConnection(address(of: "postgres"), PostgresConfiguration()).command(
            "CREATE DATABASE \(name) TEMPLATE template0")
    }

    /// Takes one away, whoever uses it.
    public static func drop(_ name: String) {
        Task.detached { try await command("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
    }

    public static func newName() -> String { "t_\(Identifier.random().lowercased())" }

    private static func command(_ text: String) async throws {
        let address = try address(of: "postgres")
        try await threads.run {
            try PostgresConnection(address, PostgresConfiguration()).command(text)
        }
    }

    /// Runs a shell's script as the user of the server, with its programs first in the PATH.
    public static func shell(_ script: String) async throws {
        let address = try address(of: "postgres")
        try await threads.run {
            let connection = try PostgresConnection(address, PostgresConfiguration(statementLimit: 600))
            let folder = "$(dirname $(readlink /proc/$PPID/exe))"
            try connection.command("COPY (SELECT 1) TO PROGRAM $sh$export PATH=\(folder):$PATH; \(script)$sh$")
        }
    }

    /// The run has no server.
    struct Missing: Error, CustomStringConvertible {
        let description = "BALAI_TEST_POSTGRES is not set: run through scripts/with-postgres.sh"
    }
}
