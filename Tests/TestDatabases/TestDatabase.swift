import FoundationEssentials
public import Store
import StorePostgres
import StoreSQLite

/// A database of a test's own, on the engine of the run. On PostgreSQL it goes when the last holder does; on SQLite with
/// its folder.
public final class TestDatabase: Sendable {
    public let database: any Database
    private let name: String?

    private init(_ database: any Database, name: String?) {
        (self.database, self.name) = (database, name)
    }

    deinit { if let name { PostgresServer.drop(name) } }

    public typealias Telling = @Sendable (TransactionReport) -> Void

    /// A database with the schema of these migrations and nothing in it.
    public static func migrated(
        _ migrations: [Migration], in folder: String, onTransaction: Telling? = nil
    ) async throws -> TestDatabase {
        try await copy(of: MigratedTemplates.shared.template(of: migrations), in: folder, onTransaction: onTransaction)
    }

    /// A copy of what `keep()` kept.
    public static func copy(
        of kept: String, in folder: String, onTransaction: Telling? = nil
    ) async throws -> TestDatabase {
        switch TestEngine.current {
        case .sqlite:
            try FileManager.default.copyItem(atPath: kept, toPath: folder + "/balai.sqlite")
            return try sqlite(in: folder, onTransaction)
        case .postgres:
            let name = PostgresServer.newName()
            try await PostgresServer.create(name, from: kept)
            return try postgres(name, onTransaction)
        }
    }

    /// The same database as another node has it, to be closed by who asked.
    public func openedAgain() throws -> any Database {
        switch database {
        case let server as PostgresDatabase: PostgresDatabase(server.address)
        case let file as SQLiteDatabase: try SQLiteDatabase(path: file.path)
        default: throw PostgresServer.Missing()
        }
    }

    /// Keeps it as it is now, for `copy(of:)`; it cannot be used any more.
    public func keep() async throws -> String {
        if let name {
            try await database.close()
            let kept = PostgresServer.newName()
            try await PostgresServer.create(kept, from: name)
            return kept
        }
        guard let path = try await database.keepCopy(label: "contoh") else { throw PostgresServer.Missing() }
        return path
    }

    private static func sqlite(in folder: String, _ onTransaction: Telling?) throws -> TestDatabase {
        let configuration = SQLiteConfiguration(readers: 2, onTransaction: onTransaction)
        return TestDatabase(
            try SQLiteDatabase(path: folder + "/balai.sqlite", configuration: configuration), name: nil)
    }

    private static func postgres(_ name: String, _ onTransaction: Telling?) throws -> TestDatabase {
        let address = try PostgresServer.address(of: name)
        // Hundreds of tests at once on a small machine: who waits is slow, not lost.
        let configuration = PostgresConfiguration(
            readers: 2, writers: 2, patience: 60, onTransaction: onTransaction)
        return TestDatabase(PostgresDatabase(address, configuration: configuration), name: name)
    }
}
