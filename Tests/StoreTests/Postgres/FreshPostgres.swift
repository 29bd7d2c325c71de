import Store
import StorePostgres
import TestDatabases

/// Runs `body` with a new database that has the Store's own tables.
func withPostgres<Value>(
    configuration: PostgresConfiguration = PostgresConfiguration(readers: 4, writers: 4),
    isolation: isolated (any Actor)? = #isolation, _ body: (PostgresDatabase) async throws -> Value
) async throws -> Value {
    let name = PostgresServer.newName()
    try await PostgresServer.create(name)
    defer { PostgresServer.drop(name) }
    let database = PostgresDatabase(try PostgresServer.address(of: name), configuration: configuration)
    try await Shipped.store().migrate(database, now: 0)
    let value = try await body(database)
    try await database.close()
    return value
}

extension PostgresDatabase {
    /// Ends every other connection to this database, as a server that restarts does.
    func loseConnections() async throws {
        _ = try await rows(
            """
            SELECT pg_terminate_backend(pid) AS gone FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
    }
}
