import Dispatch
import Store
import StorePostgres
import Synchronization
import TestDatabases
import Testing

@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresTransactionTests {
    @Test func readsAndWritesHaveTheIsolationThatIsPromised() async throws {
        try await withPostgres { database async throws in
            let isolation: SQL = "SHOW transaction_isolation"
            #expect(try await database.rows(isolation)[0].values == [.text("repeatable read")])
            #expect(try await database.write { try $0.row(isolation) }?.values == [.text("serializable")])
        }
    }

    @Test func aCommitIsOnTheDiskWhenItReturnsWhateverTheRoleSays() async throws {
        try await withPostgres { database in
            let name = try await database.rows("SELECT current_database() AS name")[0].text("name")
            try await database.write { try $0.script("ALTER DATABASE \(name) SET synchronous_commit = off") }
            let later = PostgresDatabase(database.address)
            #expect(try await later.rows("SHOW synchronous_commit")[0].values == [.text("on")])
            try await later.close()
        }
    }

    /// The disk of the server, as it says so itself (PostgreSQL documentation, appendix A: `disk_full`).
    @Test func aFullDiskOfTheServersIsCalledSo() async throws {
        try await withPostgres { database in
            let refused = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    try transaction.script(
                        "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$")
                }
            }
            #expect(refused == .full)
        }
    }

    /// Two each look at what the other changes: neither row is changed twice, so that nothing but the isolation sees it.
    @Test func aWriteThatLookedAtWhatHasChangedIsDoneAgain() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'in'), (2, 'in')")
            let runs = Runs()
            let other = PostgresDatabase(database.address)
            @Sendable func leave(_ id: Int, _ transaction: any Transaction, before: () throws -> Void) throws {
                let inside = try transaction.row("SELECT COUNT(*) AS n FROM notes WHERE text = 'in'")!.int("n")
                try before()
                if inside == 2 { try transaction.execute("UPDATE notes SET text = 'out' WHERE id = \(id)") }
            }
            try await database.write { transaction in
                let run = runs.next()
                try leave(1, transaction) {
                    if run == 1 { try wait { try await other.write { try leave(2, $0) {} } } }
                }
            }
            #expect(runs.count == 2)
            #expect(try await database.rows("SELECT id FROM notes WHERE text = 'in'").map { $0.int("id") } == [1])
            try await other.close()
        }
    }

    /// Two note the same next thing, and only one looked whether it is there: the server calls that a key that is taken.
    @Test func aKeyThatAnotherHasJustTakenIsSeenAtTheNextTry() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            let runs = Runs()
            let other = PostgresDatabase(database.address)
            let found = try await database.write { transaction in
                let run = runs.next()
                if run > 1 { return try transaction.row("SELECT text FROM notes WHERE id = 7")?.text("text") }
                // The snapshot is as of the first statement.
                _ = try transaction.row("SELECT 1 AS one")
                try wait { try await other.execute("INSERT INTO notes VALUES (7, 'other')") }
                try transaction.execute("INSERT INTO notes VALUES (7, 'mine')")
                return nil
            }
            #expect(found == "other")
            #expect(runs.count == 2)
            try await other.close()
        }
    }

    /// The part was undone, but whoever asked for it has passed the refusal on: nothing of the whole is kept either.
    @Test func aKeyThatWasTakenWithinASavepointIsTriedAgainWhereItIsPassedOn() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            let runs = Runs()
            let other = PostgresDatabase(database.address)
            try await database.write { transaction in
                let run = runs.next()
                let next = try transaction.row("SELECT COALESCE(MAX(id), 0) + 1 AS id FROM notes")!.int("id")
                if run == 1 { try wait { try await other.execute("INSERT INTO notes VALUES (1, 'other')") } }
                try transaction.savepoint {
                    try transaction.execute("INSERT INTO notes VALUES (\(next), 'mine')")
                }
            }
            #expect(runs.count == 2)
            #expect(
                try await database.rows("SELECT text FROM notes ORDER BY id").map { $0.text("text") } == [
                    "other", "mine",
                ])
            try await other.close()
        }
    }

    /// What the closure has dealt with is not tried again for another reason.
    @Test func aKeyThatWasTakenWithinASavepointIsTheClosuresToJudge() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'there')")
            let runs = Runs()
            let thrown = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    runs.next()
                    try? transaction.savepoint { try transaction.execute("INSERT INTO notes VALUES (1, 'mine')") }
                    throw DatabaseFailure.full
                }
            }
            #expect(thrown == .full)
            #expect(runs.count == 1)
        }
    }

    /// A collision is not for the closure to judge: what it makes of it is thrown away, and it runs again.
    @Test func aCollisionThatTheClosureCatchesIsTriedAgainAllTheSame() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'before')")
            let runs = Runs()
            let other = PostgresDatabase(database.address)
            try await database.write { transaction in
                let run = runs.next()
                let text = try transaction.row("SELECT text FROM notes WHERE id = 1")!.text("text")
                if run == 1 { try wait { try await other.execute("UPDATE notes SET text = 'between' WHERE id = 1") } }
                _ = try? transaction.savepoint {
                    try transaction.execute("UPDATE notes SET text = \(text + ", then") WHERE id = 1")
                }
            }
            #expect(runs.count == 2)
            #expect(try await database.rows("SELECT text FROM notes")[0].text("text") == "between, then")
            try await other.close()
        }
    }

    /// A long write among many short ones would never come to its end.
    @Test func whoCollidesAgainAndAgainHasTheDatabaseToThemselves() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, '')")
            let runs = Runs()
            let refused = Mutex(0)
            let other = PostgresDatabase(database.address, configuration: PostgresConfiguration(patience: 1))
            try await database.write { transaction in
                runs.next()
                _ = try transaction.rows("SELECT text FROM notes")
                try wait {
                    do {
                        try await other.execute("UPDATE notes SET text = text || 'x'")
                    } catch DatabaseFailure.busy {
                        refused.withLock { $0 += 1 }
                    }
                    // Who reads is not kept waiting.
                    return try await other.noteCount()
                }
                try transaction.execute("UPDATE notes SET text = text || 'mine'")
            }
            #expect(runs.count == 5)
            #expect(refused.withLock { $0 } == 1)
            #expect(try await database.rows("SELECT text FROM notes")[0].text("text") == "xxxxmine")
            try await other.close()
        }
    }

    @Test func whatCollidesMoreThanItMayIsBusy() async throws {
        try await withPostgres(configuration: PostgresConfiguration(readers: 1, writers: 2, attempts: 3)) { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, '')")
            let runs = Runs()
            let other = PostgresDatabase(database.address)
            let refused = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    runs.next()
                    _ = try transaction.rows("SELECT text FROM notes")
                    try wait { try await other.execute("UPDATE notes SET text = text || 'x'") }
                    try transaction.execute("UPDATE notes SET text = 'mine'")
                }
            }
            #expect(refused == .busy)
            #expect(runs.count == 3)
            try await other.close()
        }
    }

    @Test func everyTransactionIsReported() async throws {
        let reports = Mutex<[TransactionReport]>([])
        let configuration = PostgresConfiguration(onTransaction: { report in reports.withLock { $0.append(report) } })
        try await withPostgres(configuration: configuration) { database in
            reports.withLock { $0 = [] }
            let (_, counts) = try await StatementCounter.counting { try await database.rows("SELECT 1 AS a") }
            #expect(counts.reads == 1 && counts.statements == 1)
            _ = await failure(DatabaseFailure.self) { try await database.execute("INSERT INTO nowhere VALUES (1)") }
            #expect(
                reports.withLock { $0 } == [
                    TransactionReport(isWrite: false, statements: 1, scannedRows: 0, succeeded: true),
                    TransactionReport(isWrite: true, statements: 1, scannedRows: 0, succeeded: false),
                ])
        }
    }

    @Test func aConnectionKeepsNoMoreStatementsThanItMay() async throws {
        try await withPostgres(configuration: PostgresConfiguration(readers: 1, writers: 1, statements: 5)) {
            database in
            for count in 1...20 {
                _ = try await database.rows("SELECT office_id FROM outbox WHERE fence IN \(list: Array(1...count))")
            }
            let kept = try await database.rows("SELECT COUNT(*) AS n FROM pg_prepared_statements")[0].int("n")
            #expect(kept == 5)
        }
    }

    @Test func decimalsAreRealNumbers() async throws {
        try await withPostgres { database in
            let row = try await database.rows(
                """
                SELECT 12345.678 AS a, -0.0005 AS b, CAST(123456789012345678 AS NUMERIC) AS c, CAST(40000 AS NUMERIC) AS d,
                    CAST(0 AS NUMERIC) AS e, AVG(n) AS f FROM (VALUES (1), (2)) AS numbers (n)
                """)[0]
            #expect(
                row.values == [
                    .real(12345.678), .real(-0.0005), .integer(123_456_789_012_345_678), .integer(40_000), .integer(0),
                    .real(1.5),
                ])
            let large = await failure(DatabaseFailure.self) {
                _ = try await database.rows("SELECT CAST(9223372036854775808 AS NUMERIC) AS a")
            }
            #expect(large?.isStatement == true)
        }
    }

    /// Runs other work to its end on the thread of a transaction.
    private func wait(_ body: @Sendable @escaping () async throws -> some Sendable) throws {
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome()
        Task.detached {
            do {
                _ = try await body()
            } catch {
                outcome.error.withLock { $0 = error }
            }
            done.signal()
        }
        done.wait()
        if let error = outcome.error.withLock({ $0 }) { throw error }
    }

    /// How often a closure ran.
    private final class Runs: Sendable {
        private let runs = Mutex(0)

        var count: Int { runs.withLock { $0 } }

        /// Counts one more, and says which it is.
        @discardableResult func next() -> Int {
            runs.withLock { runs in
                runs += 1
                return runs
            }
        }
    }

    private final class Outcome: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }
}
