import Store
import StorePostgres
import TestDatabases
import Testing

@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresHoldTests {
    /// A server that restarts has forgotten who was there; they notice, and tell it again.
    @Test func aHoldGoesWithItsSessionAndIsTakenAgain() async throws {
        try await withPostgres { database in
            let hold = try #require(try await database.hold(.shared))
            #expect(await hold.isKept())
            try await database.loseConnections()
            #expect(await !hold.isKept())
            let again = try #require(try await database.hold(.shared))
            #expect(await again.isKept())
            #expect(try await database.hold(.alone) == nil)
            await again.release()
            await hold.release()
        }
    }

    /// A machine that dies says no word: the server is told how soon to miss it. What it was last told by a session can be
    /// read by others; what it has set for it cannot.
    @Test func theServerIsToldToMissAMachineThatIsSilent() async throws {
        try await withPostgres { database in
            let hold = try #require(try await database.hold(.shared))
            let told = try await database.rows(
                """
                SELECT a.query FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.classid = 1650550881 AND l.objid = 3
                    AND a.datname = current_database()
                """
            ).map { $0.text("query") }
            #expect(told.count == 1)
            for name in ["tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout"] {
                #expect(told.allSatisfy { $0.contains("SET \(name) = ") }, "\(name)")
            }
            await hold.release()
        }
    }

    /// Databases of one server are apart.
    @Test func aHoldIsOfOneDatabase() async throws {
        try await withPostgres { one in
            try await withPostgres { other in
                let hold = try #require(try await one.hold(.alone))
                let beside = try #require(try await other.hold(.alone))
                #expect(try await other.holders().count == 1)
                await hold.release()
                await beside.release()
            }
        }
    }
}
