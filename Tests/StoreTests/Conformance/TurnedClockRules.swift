import Store
import Synchronization
import Testing

/// A clock that was wrong for a while: work goes on, and nothing is due, held or forgotten for as long as it was wrong.
extension Conformance {
    private static let day: Int64 = 86_400

    private static func worker(
        _ bench: OutboxBench, _ handler: RecordingHandler, _ clock: TurnedClock
    ) -> Worker {
        Worker(
            database: bench.database, queue: bench.outbox, handlers: ["mail": handler],
            policy: WorkPolicy(firstPause: 30, longestPause: 3600), now: { clock.now }, jitter: { 0.999 })
    }

    static let turnedClocks = [
        Conformance("what was asked for under a clock that is set back since is done at once") { database in
            for ahead in [3600, day, 365 * day] {
                let (bench, handler) = (OutboxBench(database), RecordingHandler())
                let clock = TurnedClock(1000)
                try await bench.enqueue("a-\(ahead)", dueAt: 1000 + ahead)
                let worker = worker(bench, handler, clock)
                try await worker.recallStrays()
                #expect(try await worker.runDue() == 1)
            }
        },
        Conformance("what was put off under a clock that is set back since waits no longer than the longest pause") {
            database in
            struct Away: Error {}
            for ahead in [day, 365 * day] {
                let bench = OutboxBench(database)
                let handler = RecordingHandler { _ in throw Away() }
                let clock = TurnedClock(1000 + ahead)
                try await bench.enqueue("a-\(ahead)", dueAt: clock.now)
                let worker = worker(bench, handler, clock)
                try await worker.runDue()
                clock.advance(-ahead)
                #expect(try await worker.runDue() == 0)
                try await worker.recallStrays()
                #expect(try await worker.runDue() == 1)
                #expect(handler.attempts == [1, 2])
                // Nothing is wrong with the pause that follows.
                try await worker.recallStrays()
                #expect(try await worker.runDue() == 0)
                try await database.execute("DELETE FROM outbox")
            }
        },
        Conformance("what another worker has put off for longer than this one ever does is left to it") { database in
            struct Away: Error {}
            let (bench, handler, clock) = (
                OutboxBench(database), RecordingHandler { _ in throw Away() }, TurnedClock(1000)
            )
            try await bench.enqueue("a", dueAt: clock.now)
            let worker = Worker(
                database: database, queue: bench.outbox, handlers: ["mail": handler],
                policy: WorkPolicy(firstPause: 3600, longestPause: 3600), now: { clock.now }, jitter: { 0.999 })
            try await worker.runDue()
            let other = Worker(
                database: database, queue: bench.outbox, handlers: ["other": handler],
                policy: WorkPolicy(firstPause: 30, longestPause: 60), now: { clock.now })
            try await other.recallStrays()
            #expect(try await worker.runDue() == 0)
        },
        Conformance("a lease of a database whose clock was set back ends, and the next attempt knows of it") {
            database in
            try await database.makeNotes()
            let (bench, handler) = (OutboxBench(database), RecordingHandler())
            try await bench.enqueue("a")
            let dead = try await bench.claim(lease: 365 * day)[0]
            let worker = worker(bench, handler, TurnedClock(100))
            #expect(try await worker.runDue() == 0)
            try await worker.recallStrays()
            #expect(try await worker.runDue() == 1)
            #expect(handler.interruptions == [true])
            #expect(await failure(WorkFailure.self) { try await bench.complete(dead) } == .leaseLost)
        },
        Conformance("a moment to come is no stray: a timer waits for it, and what was put off waits for its pause") {
            database in
            let timers = Timers(keyring: .random())
            try await database.write {
                try timers.schedule(
                    office: "kominfo", subject: "case-1", name: "a", kind: "batas", dueAt: 365 * day, in: $0)
            }
            let handler = RecordingHandler()
            let worker = Worker(
                database: database, queue: timers, handlers: ["batas": handler], now: { 1000 })
            try await worker.recallStrays()
            #expect(try await worker.runDue() == 0)
            #expect(try await database.rows("SELECT due_at FROM timers")[0].int("due_at") == 365 * day)
        },
        Conformance("an office with little to do does not wait for one with much") { database in
            try await database.write {
                try $0.script(
                    """
                    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2000)
                    INSERT INTO timers (office_id, subject, name, kind, state, due_at, attempts, fence, leased_until,
                        interrupted)
                    SELECT 'besar', 'case-' || n, 'berikut', 'batas', 'waiting', 50, 0, 0, 0, 0 FROM numbers
                    """)
            }
            let timers = Timers(keyring: .random())
            try await database.write {
                try timers.schedule(
                    office: "kecil", subject: "case-1", name: "berikut", kind: "batas", dueAt: 90, in: $0)
            }
            let (done, finished) = AsyncStream<Void>.makeStream()
            let handler = RecordingHandler { claim in
                { _ in if claim.office == "kecil" { finished.finish() } }
            }
            let worker = Worker(
                database: database, queue: timers, handlers: ["batas": handler], now: { 100 })
            let running = Task { try await worker.runDue() }
            for await _ in done {}
            await worker.stop()
            _ = try await running.value
            let before = handler.claims.withLock { $0.prefix { $0.office != "kecil" }.count }
            #expect(before < 20)
        },
    ]
}
