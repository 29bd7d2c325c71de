import Store
import StorePostgres

/// Migrated databases that others are copied from: a copy costs a tenth of migrating.
actor PostgresTemplates {
    static let shared = PostgresTemplates()
    private var made: [[Migration]: Task<String, any Error>] = [:]

    func name(of migrations: [Migration]) async throws -> String {
        let migrations = migrations.sorted { $0.number < $1.number }
        let task =
            made[migrations]
            ?? Task {
                let name = PostgresServer.newName()
                try await PostgresServer.create(name)
                let database = PostgresDatabase(try PostgresServer.address(of: name))
                try await Migrator(migrations).migrate(database, now: 0)
                // Nobody may be connected to what is copied.
                try await database.close()
                return name
            }
        made[migrations] = task
        return try await task.value
    }
}
