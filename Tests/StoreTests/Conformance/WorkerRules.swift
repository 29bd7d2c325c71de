import Store
import Synchronization
import Testing

private struct Trouble: Error, CustomStringConvertible {
    let description = "server tidak menjawab"
}

extension Conformance {
    private static func worker(
        _ bench: OutboxBench, _ handler: RecordingHandler, clock: TurnedClock, attempts: Int = 3
    ) -> Worker {
        Worker(
            database: bench.database, queue: bench.outbox, handlers: ["mail": handler],
            policy: WorkPolicy(firstPause: 30, longestPause: 3600, attempts: attempts), now: { clock.now },
            jitter: { 0.999 })
    }

    static let workers = [
        Conformance("a worker does everything due, of all offices, and records it with its end") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            for number in 0..<10 { try await bench.enqueue("\(number)", office: "kantor-\(number % 3)") }
            try await bench.enqueue("another", kind: "dns")
            let handler = RecordingHandler { claim in
                { try $0.execute("INSERT INTO notes VALUES (\(Int64(claim.name)! + 100), 'done')") }
            }
            let worker = worker(bench, handler, clock: TurnedClock(100))
            #expect(try await worker.runDue() == 10)
            #expect(try await worker.runDue() == 0)
            #expect(try await database.noteCount() == 10)
            let states = try await database.rows("SELECT state FROM outbox ORDER BY state").map { $0.text("state") }
            #expect(states == Array(repeating: "done", count: 10) + ["waiting"])
        },
        Conformance("what fails is tried again after longer and longer pauses, then given up with a visible task") {
            database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            let handler = RecordingHandler { _ in throw Trouble() }
            let clock = TurnedClock(100)
            let worker = worker(bench, handler, clock: clock)
            try await worker.runDue()
            clock.advance(14)
            try await worker.runDue()
            #expect(handler.attempts == [1])
            clock.advance(16)
            try await worker.runDue()
            clock.advance(30)
            try await worker.runDue()
            #expect(handler.attempts == [1, 2])
            clock.advance(30)
            try await worker.runDue()
            clock.advance(100_000)
            try await worker.runDue()
            #expect(handler.attempts == [1, 2, 3])
            let tasks = try await database.rows("SELECT text FROM notes").map { $0.text("text") }
            #expect(tasks == ["server tidak menjawab"])
        },
        Conformance("what cannot succeed is given up at once") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            let handler = RecordingHandler { _ in throw WorkImpossible("alamat tidak ada") }
            try await worker(bench, handler, clock: TurnedClock(100)).runDue()
            #expect(try await database.rows("SELECT text FROM notes").map { $0.text("text") } == ["alamat tidak ada"])
        },
        Conformance("work whose task cannot be made is given up all the same, and told to the log") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'taken')")
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            // Its task has the number of the attempt, 1, which is taken.
            let handler = RecordingHandler { _ in throw WorkImpossible("alamat tidak ada") }
            let (told, telling) = AsyncStream<WorkTrouble>.makeStream()
            let worker = Worker(
                database: database, queue: bench.outbox, handlers: ["mail": handler], now: { 100 },
                trouble: { telling.yield($0) })
            try await worker.runDue()
            telling.finish()
            let given = try await database.read { try bench.outbox.givenUp(office: "kominfo", limit: 9, in: $0) }
            #expect(given.map(\.cause) == ["alamat tidak ada"])
            var troubles: [WorkTrouble] = []
            for await trouble in told { troubles.append(trouble) }
            #expect(troubles.contains { if case .task(kind: "mail", _) = $0 { true } else { false } })
        },
        Conformance("a result that could not be recorded is not an end, and the next attempt knows it") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            let handler = RecordingHandler { claim in
                { transaction in
                    try transaction.execute("INSERT INTO notes VALUES (50, 'half')")
                    if claim.attempt == 1 { try transaction.execute("INSERT INTO notes VALUES (13, 'refused')") }
                }
            }
            let clock = TurnedClock(100)
            let worker = worker(bench, handler, clock: clock)
            try await worker.runDue()
            #expect(try await database.noteCount() == 0)
            clock.advance(60)
            try await worker.runDue()
            #expect(handler.interruptions == [false, true])
            #expect(try await database.noteCount() == 1)
        },
        Conformance("what may have been done stays so, whatever else fails afterwards") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            _ = try await bench.claim(lease: 0)
            let handler = RecordingHandler { _ in throw Trouble() }
            let clock = TurnedClock(100)
            let worker = worker(bench, handler, clock: clock, attempts: 4)
            for _ in 0..<3 {
                try await worker.runDue()
                clock.advance(3600)
            }
            #expect(handler.attempts == [2, 3, 4])
            #expect(handler.interruptions == [true, true, true])
        },
        Conformance("what makes its worker die again and again is given up without being tried once more") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            for _ in 0..<3 { _ = try await bench.claim(lease: 0) }
            let handler = RecordingHandler()
            try await worker(bench, handler, clock: TurnedClock(100), attempts: 3).runDue()
            #expect(handler.attempts.isEmpty)
            #expect(try await database.noteCount() == 1)
        },
        Conformance("a worker that lost its lease meanwhile records nothing") { database in
            try await database.makeNotes()
            let bench = OutboxBench(database)
            try await bench.enqueue("a")
            let handler = RecordingHandler { claim in
                // Another node believes this worker dead.
                try await bench.database.execute("UPDATE outbox SET fence = fence + 1")
                return { try $0.execute("INSERT INTO notes VALUES (1, 'late')") }
            }
            try await worker(bench, handler, clock: TurnedClock(100)).runDue()
            #expect(try await database.noteCount() == 0)
        },
        Conformance("a running worker looks when it is woken, and stops when it is asked") { database in
            let bench = OutboxBench(database)
            let (done, finished) = AsyncStream<String>.makeStream()
            let handler = RecordingHandler { claim in { _ in finished.yield(claim.name) } }
            let worker = Worker(
                database: database, queue: bench.outbox, handlers: ["mail": handler],
                policy: WorkPolicy(interval: 3600), now: { 100 })
            let running = Task { await worker.run() }
            var names = done.makeAsyncIterator()
            for name in ["a", "b"] {
                try await bench.enqueue(name)
                await worker.wake()
                #expect(await names.next() == name)
            }
            await worker.stop()
            await running.value
            try await bench.enqueue("c")
            #expect(try await bench.claim().map(\.name) == ["c"])
        },
        Conformance("the bell rings once work is asked for and kept, and for nothing else") { database in
            struct Undone: Error {}
            let bench = OutboxBench(database)
            let rung = Mutex<[Set<String>]>([])
            database.bell.listen { kinds in rung.withLock { $0.append(kinds) } }
            _ = await failure(Undone.self) {
                try await database.write { transaction in
                    try bench.outbox.enqueue(
                        office: "kominfo", subject: "case-1", name: "a", kind: "mail", payload: [], dueAt: 100,
                        in: transaction)
                    throw Undone()
                }
            }
            _ = try await database.rows("SELECT 1 AS one")
            #expect(rung.withLock { $0 } == [])
            try await bench.enqueue("b", kind: "mail")
            #expect(rung.withLock { $0 } == [["mail"]])
            try await bench.giveUp(bench.claim()[0], cause: "rusak")
            #expect(rung.withLock { $0.count } == 1)
            _ = try await database.write {
                try bench.outbox.revive(office: "kominfo", subject: "case-1", name: "b", dueAt: 100, in: $0)
            }
            #expect(rung.withLock { $0 } == [["mail"], ["mail"]])
        },
    ]
}
