import Store
import StorePostgres
import TestDatabases
import Testing

/// The server fails, and the address leads to one that follows it, before that one is made the first.
@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresFailoverTests {
    @Test func nothingIsAskedOfAServerThatOnlyFollows() async throws {
        try await withPostgres { first in
            try await first.makeNotes()
            let row = try await first.rows(
                "SELECT current_database() AS name, current_setting('unix_socket_directories') AS folder")[0]
            let (name, folder) = (row.text("name"), row.text("folder"))
            let following = try await FollowingServer(database: name)
            let address = MovingAddress(to: following.folder)
            let usual = try address.database(name)
            let reading = await failure(DatabaseFailure.self) { try await usual.read { _ in } }
            guard case .unavailable = reading else { return #expect(Bool(false), "\(String(describing: reading))") }

            // Somebody lets connections lead there all the same: then it is the write that tells.
            let open = try address.database(name, "&target_session_attrs=any")
            let role = try await open.rows("SELECT pg_is_in_recovery() AS follows")
            #expect(role[0].bool("follows"))
            for _ in 1...2 {
                let writing = await failure(DatabaseFailure.self) { try await open.write { _ in } }
                guard case .unavailable = writing else {
                    return #expect(Bool(false), "\(String(describing: writing))")
                }
            }

            // The connection to the old server is still there; the next write has a new one.
            address.lead(to: folder)
            for database in [usual, open] {
                #expect(
                    try await database.execute("INSERT INTO notes VALUES (\(Int.random(in: 1...1_000_000)), 'a')") == 1)
                try await database.close()
            }
            #expect(try await first.noteCount() == 2)
            try await following.stop()
        }
    }
}
