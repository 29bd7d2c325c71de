import Glibc
import Store
@testable import StoreSQLite
import Synchronization
import Testing

/// Writes that wait at the same time are committed together, and stand each for itself.
@Suite struct GroupCommitTests {
    /// Lets writes run while the one writer is held up, so that all of them wait at the same time.
    private func together<Value: Sendable>(
        _ count: Int, on database: SQLiteDatabase,
        _ body: @Sendable @escaping (Int, any Transaction) throws -> Value
    ) async throws -> [Result<Value, any Error>] {
        let holder = try await Holder(database)
        return try await withThrowingTaskGroup(of: (Int, Result<Value, any Error>).self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        return (number, .success(try await database.write { try body(number, $0) }))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            while database.waiting.count < count { await Task.yield() }
            try await holder.letGo()
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private func withNotes(_ body: (SQLiteDatabase) async throws -> Void) async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            try await body(database)
        }
    }

    private func ids(_ database: SQLiteDatabase) async throws -> [Int64] {
        try await database.rows("SELECT id FROM notes ORDER BY id").map { $0.int("id") }
    }

    @Test func everyCallerGetsItsOwnAnswer() async throws {
        try await withNotes { database in
            let results = try await together(100, on: database) { number, transaction in
                try transaction.execute("INSERT INTO notes VALUES (\(number + 100), 'x')")
                return number * 2
            }
            #expect(try results.map { try $0.get() } == (0..<100).map { $0 * 2 })
            #expect(try await ids(database) == (100..<200).map(Int64.init))
        }
    }

    @Test func oneThatFailsIsUndoneAlone() async throws {
        struct Refused: Error {}
        try await withNotes { database in
            let results = try await together(9, on: database) { number, transaction in
                try transaction.execute("INSERT INTO notes VALUES (\(number), 'x')")
                if number == 3 { throw Refused() }
                // Caught by the closure, and yet nothing of it is kept.
                if number == 5 { _ = try? transaction.execute("INSERT INTO notes VALUES (\(number), 'x')") }
            }
            let failed = results.indices.filter { if case .failure = results[$0] { true } else { false } }
            #expect(failed == [3, 5])
            #expect(throws: Refused.self) { try results[3].get() }
            #expect(throws: DatabaseFailure.self) { try results[5].get() }
            #expect(try await ids(database) == [0, 1, 2, 4, 6, 7, 8])
        }
    }

    /// What fails at the commit itself hurts nobody else.
    @Test func aCommitThatFailsIsTriedForEachAlone() async throws {
        try await withNotes { database in
            let results = try await together(6, on: database) { number, transaction in
                try transaction.execute("INSERT INTO notes VALUES (\(number), 'x')")
                let note = number == 2 ? 99 : number
                try transaction.execute("INSERT INTO remarks VALUES (\(number), \(note))")
            }
            #expect(throws: DatabaseFailure.self) { try results[2].get() }
            #expect(try await ids(database) == [0, 1, 3, 4, 5])
        }
    }

    /// A write that is too big for the disk takes nobody with it, and who was refused by what it had done is asked again.
    @Test func aFullDiskInTheMiddleHurtsOnlyTheOneThatIsTooBig() async throws {
        struct Refused: Error {}
        try await withNotes { database in
            let pages = try await database.rows("PRAGMA page_count")[0].int("page_count")
            _ = try await database.write {
                try $0.rows(SQL(stringLiteral: "PRAGMA max_page_count = \(pages + 4)"))
            }
            let large = String(repeating: "x", count: 200_000)
            let results = try await together(4, on: database) { number, transaction in
                if number == 1 {
                    try transaction.execute("INSERT INTO notes VALUES (1, \(large))")
                } else {
                    try transaction.execute("INSERT INTO notes VALUES (\(number), 'x')")
                }
            }
            let full = await failure(DatabaseFailure.self) { try results[1].get() }
            #expect(full == .full)
            #expect(try await ids(database) == [0, 2, 3])
        }
    }

    @Test func whoHasWaitedForAnotherProcessIsTold() async throws {
        try await withSQLite(configuration: SQLiteConfiguration(patience: 1)) { database in
            try await database.makeNotes()
            let other = try SQLiteDatabase(path: database.path, configuration: SQLiteConfiguration(patience: 1))
            let holder = try await Holder(other)
            let failures = await withTaskGroup(of: DatabaseFailure?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        await failure(DatabaseFailure.self) {
                            try await database.execute("INSERT INTO notes VALUES (\(number + 100), 'x')")
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(failures.allSatisfy { $0 == .busy } && failures.count == 20)
            try await holder.letGo()
            try await other.close()
        }
    }

    /// Work that was asked for is told of after the commit, and not where it was undone.
    @Test func theBellRingsForWhatWasCommitted() async throws {
        try await withNotes { database in
            let heard = Mutex<Set<String>>([])
            database.bell.listen { kinds in heard.withLock { $0.formUnion(kinds) } }
            let results = try await together(4, on: database) { number, transaction in
                transaction.memory.askedWork.insert("kerja-\(number)")
                if number == 1 { throw DatabaseFailure.busy }
            }
            #expect(results.count { if case .success = $0 { true } else { false } } == 3)
            #expect(heard.withLock { $0 } == ["kerja-0", "kerja-2", "kerja-3"])
        }
    }
}

/// A write that is under way until it is let go.
private struct Holder {
    private let gate = Gate()
    private let write: Task<Void, any Error>

    /// Returns when it is under way.
    init(_ database: SQLiteDatabase) async throws {
        write = Task { [gate] in
            try await database.write { _ in
                gate.stage.withLock { $0 = .held }
                while gate.stage.withLock({ $0 }) != .free { sched_yield() }
            }
        }
        while gate.stage.withLock({ $0 }) == .new { await Task.yield() }
    }

    func letGo() async throws {
        gate.stage.withLock { $0 = .free }
        try await write.value
    }

    private final class Gate: Sendable {
        enum Stage { case new, held, free }

        let stage = Mutex(Stage.new)
    }
}
