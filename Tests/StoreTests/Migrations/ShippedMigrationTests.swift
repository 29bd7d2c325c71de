import Store
import StoreSQLite
import Testing

@Suite struct ShippedMigrationTests {
    /// The shipped files, when their row is whole.
    private static let migrations = (try? Shipped.migrations()) ?? []

    @Test func numbersAreWithoutGap() throws {
        #expect(Self.migrations.map(\.number) == Array(1..<Self.migrations.count + 1))
    }

    @Test(arguments: 0...migrations.count) func everyPastVersionEndsInTheSameSchema(past: Int) async throws {
        let fresh = try await schema(after: [Self.migrations])
        let migrated = try await schema(after: [Array(Self.migrations.prefix(past)), Self.migrations])
        #expect(fresh == migrated)
        #expect(fresh.contains { $0.contains("CREATE TABLE outbox") })
    }

    private func schema(after steps: [[Migration]]) async throws -> [String] {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite")
            for step in steps { try await Migrator(step).migrate(database, now: 0) }
            let rows = try await database.rows("SELECT name, sql FROM sqlite_master ORDER BY type, name")
            try await database.close()
            return rows.map { $0.text("name") + ": " + ($0.textOrNil("sql") ?? "") }
        }
    }
}
