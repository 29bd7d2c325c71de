import Store
import Testing

private struct Refused: Error {}

extension Conformance {
    static let measures = [
        Conformance("a commit is counted when it is durable, and a write that fails is not") { database in
            try await database.makeNotes()
            let before = database.use.commits
            let countedBefore: Int = before.counts.reduce(0, +)
            for number in 100..<103 { try await database.execute("INSERT INTO notes VALUES (\(Int64(number)), 'x')") }
            _ = await failure(Refused.self) { try await database.write { _ in throw Refused() } }
            let after = database.use.commits
            let counted: Int = after.counts.reduce(0, +)
            #expect(counted == countedBefore + 3)
            #expect(after.seconds > before.seconds)
        },
        Conformance("the oldest lease is told, with how many are held") { database in
            let bench = OutboxBench(database)
            for name in ["a", "b", "c"] { try await bench.enqueue(name) }
            #expect(try await bench.leases() == (0, nil))
            let claims = try await bench.claim(limit: 2)
            // Held since 100 seconds, and since much longer.
            for (claim, left) in zip(claims, [500, -10_000] as [Int64]) {
                try await database.write { transaction in
                    let now = try transaction.databaseTime()
                    try transaction.execute(
                        "UPDATE outbox SET leased_until = \(now + left) WHERE name = \(claim.name)")
                }
            }
            let held = try await bench.leases()
            #expect(held.held == 2)
            #expect(try #require(held.oldest) >= 10_600)
            try await bench.complete(claims[1])
            #expect(try #require(try await bench.leases().oldest) < 10_600)
            try await bench.retry(claims[0], dueAt: 50)
            #expect(try await bench.leases() == (0, nil))
        },
    ]
}

extension OutboxBench {
    fileprivate func leases() async throws -> (held: Int, oldest: Int64?) {
        let leases = try await database.read { [outbox] in try outbox.leases(now: 100, lease: 600, in: $0) }
        return (leases.held, leases.oldest)
    }
}
