import Glibc
import Store
import StorePostgres
import Synchronization
import TestDatabases
import Testing

/// A server that stands still while the network acknowledges for it: nobody waits for it without end.
@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresSilenceTests {
    private static let impatient = PostgresConfiguration(readers: 1, writers: 1, statementLimit: 1, silence: 1)

    @Test func aReadThatIsNotAnsweredFails() async throws {
        try await withPostgres(configuration: Self.impatient) { database in
            let stopped = Stopped()
            let failed = await failure(DatabaseFailure.self) {
                try await database.read { transaction in
                    try stopped.stop(transaction)
                    _ = try transaction.rows("SELECT 1 AS one")
                }
            }
            guard case .unavailable(let cause) = failed else {
                return #expect(Bool(false), "\(String(describing: failed))")
            }
            #expect(cause.contains("tidak menjawab"))
            // The next one has a connection of its own.
            let rows = try await database.rows("SELECT 1 AS one")
            #expect(rows[0].int("one") == 1)
        }
    }

    @Test func aCommitThatIsNotAnsweredIsCalledUnknown() async throws {
        try await withPostgres(configuration: Self.impatient) { database in
            try await database.makeNotes()
            let stopped = Stopped()
            let runs = Mutex(0)
            let unknown = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    runs.withLock { $0 += 1 }
                    try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                    try stopped.stop(transaction)
                }
            }
            #expect(unknown == .unknownOutcome)
            #expect(runs.withLock { $0 } == 1)
            // The server goes on where it stood, and keeps what it was asked to keep.
            stopped.goOn()
            while try await database.noteCount() == 0 { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    @Test func whatTheServerItselfEndsIsBusy() async throws {
        try await withPostgres(configuration: Self.impatient) { database in
            let slow = await failure(DatabaseFailure.self) { _ = try await database.rows("SELECT pg_sleep(20) AS a") }
            #expect(slow == .busy)
        }
    }

    /// More than a socket takes at once, both ways.
    @Test func muchIsSentAndFetched() async throws {
        try await withPostgres { database in
            try await database.makeNotes()
            let text = String(repeating: "panjang ", count: 2_000_000)
            try await database.execute("INSERT INTO notes VALUES (1, \(text))")
            let rows = try await database.rows("SELECT text FROM notes")
            #expect(rows[0].text("text") == text)
        }
    }

    @Test func aMigrationMayTakeLonger() async throws {
        try await withPostgres(configuration: Self.impatient) { database in
            try await database.writeAlone { try $0.script("SELECT pg_sleep(3)") }
            let limit = try await database.write { try $0.row("SELECT current_setting('statement_timeout') AS t")! }
            #expect(limit.text("t") == "1s")
        }
    }
}

/// A process of the server that stands still until the test is over.
private final class Stopped: Sendable {
    private let process = Mutex<pid_t?>(nil)

    /// The one that serves this transaction.
    func stop(_ transaction: any ReadTransaction) throws {
        let id = pid_t(try transaction.row("SELECT pg_backend_pid() AS id")!.int("id"))
        process.withLock { $0 = id }
        kill(id, SIGSTOP)
    }

    func goOn() { process.withLock { if let id = $0 { kill(id, SIGCONT) } } }

    deinit { goOn() }
}
