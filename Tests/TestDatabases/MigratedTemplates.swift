import FoundationEssentials
import Store
import StorePostgres
import StoreSQLite

/// Migrated databases that others are copied from: a copy costs a tenth of migrating, and hundreds of tests that migrate
/// at once hold each other up.
actor MigratedTemplates {
    static let shared = MigratedTemplates()
    private var made: [[Migration]: Task<String, any Error>] = [:]

    /// What `TestDatabase.copy(of:in:)` takes, with these migrations and nothing else in it.
    func template(of migrations: [Migration]) async throws -> String {
        let migrations = migrations.sorted { $0.number < $1.number }
        let task = made[migrations] ?? Task { try await Self.make(migrations) }
        made[migrations] = task
        return try await task.value
    }

    private static func make(_ migrations: [Migration]) async throws -> String {
        switch TestEngine.current {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "balai-test-\(Identifier.random())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let database = try SQLiteDatabase(path: folder.appending(path: "balai.sqlite").path)
            try await Migrator(migrations).migrate(database, now: 0)
            guard let kept = try await database.keepCopy(label: "contoh") else { throw PostgresServer.Missing() }
            try await database.close()
            return kept
        case .postgres:
            let name = PostgresServer.newName()
            try await PostgresServer.create(name)
            let database = PostgresDatabase(try PostgresServer.address(of: name))
            try await Migrator(migrations).migrate(database, now: 0)
            // Nobody may be connected to what is copied.
            try await database.close()
            return name
        }
    }
}
