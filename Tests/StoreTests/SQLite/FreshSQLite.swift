import Store
import StoreSQLite

/// Runs `body` with a new database that has the Store's own tables.
func withSQLite<Value>(
    configuration: SQLiteConfiguration = SQLiteConfiguration(), isolation: isolated (any Actor)? = #isolation,
    _ body: (SQLiteDatabase) async throws -> Value
) async throws -> Value {
    try await withFolder { folder in
        let database = try SQLiteDatabase(path: folder + "/balai.sqlite", configuration: configuration)
        try await Shipped.store().migrate(database, now: 0)
        let value = try await body(database)
        try await database.close()
        return value
    }
}
