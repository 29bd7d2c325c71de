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
