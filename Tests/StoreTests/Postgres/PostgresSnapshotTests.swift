import FoundationEssentials
import Store
import StorePostgres
import TestDatabases
import Testing

/// What a backup takes of a server, and what is made of it elsewhere.
@Suite(.enabled(if: PostgresServer.isThere, "run through scripts/with-postgres.sh"))
struct PostgresSnapshotTests {
    private func database() async throws -> PostgresDatabase {
        let name = PostgresServer.newName()
        try await PostgresServer.create(name)
        let database = PostgresDatabase(try PostgresServer.address(of: name))
        try await Shipped.store().migrate(database, now: 0)
        return database
    }

    @Test func aSnapshotHoldsOneMomentAndFillsAnotherDatabase() async throws {
        let database = try await database()
        try await database.makeNotes()
        try await database.execute("INSERT INTO notes VALUES (1, 'a')")
        try await withFolder { folder in
            let path = folder + "/balai.database"
            let seen = try await database.snapshot(to: path) { try $0.rows("SELECT id FROM notes").count }
            try await database.execute("INSERT INTO notes VALUES (2, 'b')")
            #expect(seen == 1)
            #expect(try permissions(of: path) == 0o600)

            let name = PostgresServer.newName()
            try await PostgresServer.create(name)
            let address = try PostgresServer.address(of: name)
            try await PostgresDatabase.install(path, at: address)
            let restored = PostgresDatabase(address)
            #expect(try await restored.noteCount() == 1)
            #expect(try await Shipped.store().version(of: restored) == Shipped.store().newest)
            // What is there is not filled twice.
            await #expect(throws: DatabaseFailure.self) { try await PostgresDatabase.install(path, at: address) }
            try await restored.close()
            PostgresServer.drop(name)
        }
        try await database.close()
    }

    @Test func whatTheProgramSaysIsTold() async throws {
        let address = try #require(PostgresAddress("postgres://balai:rahasia-uji@127.0.0.1:1/tidak-ada"))
        let refused = await failure(DatabaseFailure.self) {
            try await PostgresDatabase.install("/dev/null", at: address)
        }
        #expect(refused?.description.contains("pg_restore") == true)
        #expect(refused?.description.contains("rahasia-uji") == false)
    }
}
