import Dispatch
import FoundationEssentials
import Store
import StoreSQLite
import Synchronization
import Testing

@Suite struct SQLiteDatabaseTests {
    @Test func commitsAreOnTheDiskWhenTheyReturn() async throws {
        try await withSQLite { database async throws in
            func pragma(_ sql: SQL) async throws -> SQLValue { try await database.write { try $0.row(sql)!.values[0] } }
            #expect(try await pragma("PRAGMA synchronous") == .integer(2))
            #expect(try await pragma("PRAGMA secure_delete") == .integer(1))
            #expect(try await pragma("PRAGMA journal_mode") == .text("wal"))
            #expect(try await pragma("PRAGMA foreign_keys") == .integer(1))
            #expect(try await pragma("PRAGMA cache_size") == .integer(-1024))
            #expect(try await pragma("PRAGMA mmap_size") == .integer(0))
        }
    }

    /// A key that was destroyed lies nowhere in the files any more.
    @Test func whatWasDeletedIsNotInTheFiles() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            let word = "kunci-yang-dimusnahkan"
            func isThere() throws -> Bool {
                try ["", "-wal"].contains { ending in
                    try Data(contentsOf: URL(fileURLWithPath: database.path + ending)).firstRange(of: Data(word.utf8))
                        != nil
                }
            }
            try await database.execute("INSERT INTO notes VALUES (1, \(word))")
            #expect(try isThere())
            try await database.execute("UPDATE notes SET text = 'x' WHERE id = 1")
            try await database.scrub()
            #expect(try !isThere())
            try await database.execute("UPDATE notes SET text = \(word) WHERE id = 1")
            try await database.execute("DELETE FROM notes WHERE id = 1")
            try await database.scrub()
            #expect(try !isThere())
        }
    }

    /// A backup reads for long. Emptying the log waits for nobody, so that no write waits for it: it says that it was
    /// hindered, and does it once nobody reads.
    @Test(.timeLimit(.minutes(1))) func aReaderHoldsUpNeitherTheScrubNorWrites() async throws {
        try await withFolder { folder in
            let patient = SQLiteConfiguration(patience: 100)
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite", configuration: patient)
            try await database.makeNotes()
            let (reading, over) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let reader: Int = database.read { transaction in
                let count = try transaction.rows("SELECT id FROM notes").count
                reading.signal()
                over.wait()
                return count
            }
            await Task.detached { Self.wait(for: reading) }.value
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            let hindered = try await database.scrub()
            #expect(!hindered)
            try await database.execute("INSERT INTO notes VALUES (2, 'b')")
            over.signal()
            #expect(try await reader == 0)
            let done = try await database.scrub()
            #expect(done)
            // The patience of whoever writes is as it was.
            let left = try await database.write { try $0.row("PRAGMA busy_timeout")!.values[0] }
            #expect(left == .integer(100_000))
            try await database.close()
        }
    }

    private static func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }

    @Test func onlyTheOwnerReadsTheFile() async throws {
        try await withSQLite { database async throws in
            for ending in ["", "-wal", "-shm"] { #expect(try permissions(of: database.path + ending) == 0o600) }
        }
    }

    @Test func whatWasWrittenIsThereAfterOpeningAgain() async throws {
        try await withFolder { folder in
            let path = folder + "/data/balai.sqlite"
            let first = try SQLiteDatabase(path: path)
            try await first.makeNotes()
            try await first.execute("INSERT INTO notes VALUES (1, 'a')")
            try await first.close()
            let closed = await failure(DatabaseFailure.self) { _ = try await first.noteCount() }
            #expect(closed == .unavailable("basis data sudah ditutup"))
            let second = try SQLiteDatabase(path: path)
            #expect(try await second.noteCount() == 1)
            try await second.close()
        }
    }

    @Test func whatIsNoDatabaseIsUnavailable() async throws {
        try await withFolder { folder in
            let path = folder + "/balai.sqlite"
            try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
            let refused = await failure(DatabaseFailure.self) { _ = try SQLiteDatabase(path: path) }
            guard case .unavailable = refused else {
                Issue.record("\(String(describing: refused))")
                return
            }
        }
    }

    @Test func aFullDiskLosesTheWholeTransactionAndNothingElse() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'before')")
            let pages = try await database.rows("PRAGMA page_count")[0].int("page_count")
            _ = try await database.write { try $0.rows(SQL(stringLiteral: "PRAGMA max_page_count = \(pages + 2)")) }
            let large = String(repeating: "x", count: 100_000)
            let full = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO notes VALUES (2, 'small')")
                    _ = try? transaction.savepoint {
                        try transaction.execute("INSERT INTO notes VALUES (3, \(large))")
                    }
                    // SQLite has undone everything: without care this would be committed by itself.
                    try transaction.execute("INSERT INTO notes VALUES (4, 'alone')")
                }
            }
            #expect(full == .full)
            _ = try await database.write { try $0.rows("PRAGMA max_page_count = 100000") }
            #expect(try await database.rows("SELECT id FROM notes").map { $0.int("id") } == [1])
            #expect(try await database.execute("INSERT INTO notes VALUES (3, \(large))") == 1)
        }
    }

    @Test func whoComesToAFullQueueIsToldAtOnce() async throws {
        try await withSQLite(configuration: SQLiteConfiguration(readers: 1, queue: 0)) { database in
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
            letGo.signal()
            #expect(try await first == 1)
            try await database.read { _ in }
        }
    }

    @Test func everyTransactionIsReported() async throws {
        let reports = Mutex<[TransactionReport]>([])
        let configuration = SQLiteConfiguration(onTransaction: { report in reports.withLock { $0.append(report) } })
        try await withSQLite(configuration: configuration) { database in
            reports.withLock { $0 = [] }
            _ = try await database.rows("SELECT 1 AS a")
            _ = await failure(DatabaseFailure.self) { try await database.execute("INSERT INTO nowhere VALUES (1)") }
            let told = reports.withLock { $0 }
            #expect(told.map(\.isWrite) == [false, true])
            #expect(told.map(\.statements) == [1, 1])
            #expect(told.map(\.scannedRows) == [0, 0])
            #expect(told[0].engineSteps > 0)
            #expect(told.map(\.succeeded) == [true, false])
        }
    }

    @Test func twoProgramsOnOneFileWaitForEachOther() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            let other = try SQLiteDatabase(path: database.path)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    let writer = number.isMultiple(of: 2) ? database : other
                    group.addTask { _ = try? await writer.execute("INSERT INTO notes VALUES (\(number + 100), 'a')") }
                }
            }
            #expect(try await database.noteCount() == 40)
            try await other.close()
        }
    }
}
