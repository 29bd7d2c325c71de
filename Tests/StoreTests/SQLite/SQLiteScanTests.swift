import Store
import StoreSQLite
import Testing

/// What Balai asks every few seconds does not grow with what it has done before.
@Suite struct SQLiteScanTests {
    @Test func aWalkOverATableIsCounted() async throws {
        try await withSQLite { database in
            try await fill(database)
            let (_, counts) = try await StatementCounter.counting {
                _ = try await database.rows("SELECT COUNT(*) AS n FROM outbox WHERE kind = 'none'")
            }
            #expect(counts.scannedRows >= 1999)
        }
    }

    @Test func workIsFoundWithoutWalkingOverWhatIsDone() async throws {
        try await withSQLite { database in
            try await fill(database)
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            try await bench.enqueue("b")
            let (_, counts) = try await StatementCounter.counting {
                let offices = try await database.read {
                    try bench.outbox.dueOffices(kinds: ["mail"], now: 100, in: $0)
                }
                #expect(offices == ["kominfo"])
                let claims = try await bench.claim()
                try await bench.complete(claims[0])
                try await bench.giveUp(claims[1], cause: "")
                _ = try await database.read { try bench.outbox.backlog(now: 100, in: $0) }
                _ = try await database.read { try bench.outbox.givenUp(office: "kominfo", limit: 100, in: $0) }
                _ = try await database.read { try bench.outbox.givenUpCounts(offices: ["kominfo"], in: $0) }
                _ = try await database.read { try bench.outbox.givenUp(office: "kominfo", subject: "case-1", in: $0) }
            }
            #expect(counts.scannedRows <= 4)
        }
    }

    /// Mail that a slow server leaves lying does not stand before the cases' work.
    @Test func workIsFoundWithoutWalkingOverOtherKindsThatWait() async throws {
        try await withSQLite { database in
            try await fill(database, state: "waiting")
            let bench = OutboxBench(database)
            try await bench.enqueue("a", kind: "permohonan")
            let (_, counts) = try await StatementCounter.counting {
                let offices = try await database.read {
                    try bench.outbox.dueOffices(kinds: ["permohonan"], now: 100, in: $0)
                }
                #expect(offices == ["kominfo"])
                #expect(try await bench.claim(kinds: ["permohonan"]).map(\.name) == ["a"])
                #expect(try await bench.claim(kinds: ["permohonan"]).isEmpty)
            }
            #expect(counts.engineSteps < 2000)
        }
    }

    /// Two thousand effects that were done long ago.
    private func fill(_ database: SQLiteDatabase, state: String = "done") async throws {
        try await database.write {
            try $0.script(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
                INSERT INTO outbox (office_id, subject, name, kind, state, due_at, attempts, fence, leased_until,
                    interrupted)
                SELECT 'kominfo', 'old', 'effect-' || n, 'mail', '\(state)', 1, 1, 1, 0, 0 FROM numbers
                """)
        }
    }
}
