import Dispatch
import Store
import StorePostgres
import Synchronization
import TestDatabases
import Testing

/// Connections that are lost, taken or too many.
@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresConnectionTests {
    /// One of each, so that a lost connection is the one that is used next.
    private static let single = PostgresConfiguration(readers: 1, writers: 1)

    @Test func whatWasLostWhileItRestedIsOpenedAgain() async throws {
        try await withPostgres(configuration: Self.single) { database in
            try await database.makeNotes()
            try await lose(database)
            #expect(try await database.noteCount() == 0)
            #expect(try await database.execute("INSERT INTO notes VALUES (1, 'a')") == 1)
            #expect(try await database.noteCount() == 1)
        }
    }

    @Test func aReadThatLosesItsConnectionIsDoneAgainOnce() async throws {
        try await withPostgres(configuration: Self.single) { database in
            try await database.makeNotes()
            let runs = Mutex(0)
            let count = try await database.read { transaction in
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 { try hangUp(in: transaction) }
                return try transaction.row("SELECT COUNT(*) AS n FROM notes")!.int("n")
            }
            #expect(count == 0)
            #expect(runs.withLock { $0 } == 2)
            let lost = await failure(DatabaseFailure.self) { try await database.read { try hangUp(in: $0) } }
            guard case .unavailable = lost else { return #expect(Bool(false), "\(String(describing: lost))") }
            #expect(try await database.noteCount() == 0)
        }
    }

    @Test func aWriteThatLosesItsConnectionBeforeItsEndIsDoneAgainOnce() async throws {
        try await withPostgres(configuration: Self.single) { database in
            try await database.makeNotes()
            let runs = Mutex(0)
            try await database.write { transaction in
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                try transaction.execute("INSERT INTO notes VALUES (\(run), 'a')")
                if run == 1 { try hangUp(in: transaction) }
            }
            #expect(try await database.rows("SELECT id FROM notes").map { $0.int("id") } == [2])
        }
    }

    /// After a change of roles a connection may lead to a server that only reads: it is not kept.
    @Test func aConnectionThatOnlyReadsIsGivenUp() async throws {
        try await withPostgres(configuration: Self.single) { database in
            try await database.makeNotes()
            let name = try await database.rows("SELECT current_database() AS name")[0].text("name")
            try await database.write { try $0.script("ALTER DATABASE \(name) SET default_transaction_read_only = on") }
            let other = PostgresDatabase(database.address, configuration: Self.single)
            let refused = await failure(DatabaseFailure.self) {
                try await other.execute("INSERT INTO notes VALUES (1, 'a')")
            }
            guard case .unavailable = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
            try await database.write { try $0.script("ALTER DATABASE \(name) RESET default_transaction_read_only") }
            #expect(try await other.execute("INSERT INTO notes VALUES (1, 'a')") == 1)
            try await other.close()
        }
    }

    /// The server dies while it commits: nobody may do it again without looking.
    @Test func aWriteWhoseEndIsUnknownSaysSo() async throws {
        try await withPostgres(configuration: Self.single) { database in
            try await database.write {
                try $0.script(
                    """
                    CREATE TABLE fatal (id BIGINT);
                    CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS
                        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN NULL; END';
                    CREATE CONSTRAINT TRIGGER at_end AFTER INSERT ON fatal DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION hang_up()
                    """)
            }
            let runs = Mutex(0)
            let unknown = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    runs.withLock { $0 += 1 }
                    try transaction.execute("INSERT INTO fatal VALUES (1)")
                }
            }
            #expect(unknown == .unknownOutcome)
            #expect(unknown?.description.contains("belum pasti") == true)
            #expect(runs.withLock { $0 } == 1)
            #expect(try await database.rows("SELECT id FROM fatal").isEmpty)
        }
    }

    @Test func whoComesToAFullQueueIsToldAtOnce() async throws {
        try await withPostgres(configuration: PostgresConfiguration(readers: 1, writers: 1, queue: 0)) { database in
            let (hasBegun, began) = AsyncStream<Void>.makeStream()
            let letGo = DispatchSemaphore(value: 0)
            async let first = database.read { _ in
                began.finish()
                letGo.wait()
                return 1
            }
            for await _ in hasBegun {}
            let refused = await failure(DatabaseFailure.self) { try await database.read { _ in } }
            #expect(refused == .busy)
            // Those who write have connections of their own.
            try await database.write { _ in }
            letGo.signal()
            #expect(try await first == 1)
        }
    }

    @Test func whoseTurnComesTooLateIsTold() async throws {
        try await withPostgres(configuration: PostgresConfiguration(readers: 1, writers: 1, patience: 1)) { database in
            let (hasBegun, began) = AsyncStream<Void>.makeStream()
            let letGo = DispatchSemaphore(value: 0)
            async let first: Void = database.read { _ in
                began.finish()
                letGo.wait()
            }
            for await _ in hasBegun {}
            let second = Task { try await database.read { _ in } }
            try await Task.sleep(for: .seconds(4))
            letGo.signal()
            try await first
            await #expect(throws: DatabaseFailure.busy) { try await second.value }
        }
    }

    @Test func aLockThatIsNotGivenInTimeIsBusy() async throws {
        try await withPostgres(configuration: PostgresConfiguration(readers: 2, writers: 2, patience: 1)) { database in
            try await database.makeNotes()
            let (hasBegun, began) = AsyncStream<Void>.makeStream()
            let letGo = DispatchSemaphore(value: 0)
            async let holder: Void = database.write { transaction in
                try transaction.script("LOCK TABLE notes")
                began.finish()
                letGo.wait()
            }
            for await _ in hasBegun {}
            let refused = await failure(DatabaseFailure.self) {
                try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            }
            #expect(refused == .busy)
            letGo.signal()
            try await holder
        }
    }

    @Test func aServerThatIsNotThereIsTold() async throws {
        let address = try #require(PostgresAddress("postgres://balai:rahasia-sekali@127.0.0.1:1/balai"))
        let database = PostgresDatabase(address)
        let failed = await failure(DatabaseFailure.self) { _ = try await database.rows("SELECT 1 AS a") }
        guard case .unavailable(let cause) = failed else {
            return #expect(Bool(false), "\(String(describing: failed))")
        }
        #expect(cause.contains("127.0.0.1"))
        #expect(!"\(failed!)".contains("rahasia-sekali"))
    }

    private func lose(_ database: PostgresDatabase) async throws {
        let other = PostgresDatabase(database.address, configuration: Self.single)
        try await other.loseConnections()
        try await other.close()
    }
}

/// Ends the transaction's own connection.
private func hangUp(in transaction: any ReadTransaction) throws {
    _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid()) AS gone, pg_sleep(10) AS waited")
}
