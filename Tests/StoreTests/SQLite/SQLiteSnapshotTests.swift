import Dispatch
import FoundationEssentials
import Store
import StoreSQLite
import Testing

@Suite struct SQLiteSnapshotTests {
    @Test func holdsOneMomentAndIsTheOwnersOnly() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            try await withFolder { folder in
                let path = folder + "/balai.database"
                let seen = try await database.snapshot(to: path) { try $0.rows("SELECT id FROM notes").count }
                try await database.execute("INSERT INTO notes VALUES (2, 'b')")
                #expect(seen == 1)
                #expect(try permissions(of: path) == 0o600)
                let count = try await SQLiteSnapshot(path: path).read { try $0.rows("SELECT id FROM notes").count }
                #expect(count == 1)
            }
        }
    }

    /// Another connection, as another process has one, is in the midst of a transaction: neither waits for the other.
    @Test func isTakenWhileAnotherConnectionWrites() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            let other = try SQLiteDatabase(path: database.path)
            try await withFolder { folder in
                let begun = AsyncStream.makeStream(of: Void.self)
                let taken = DispatchSemaphore(value: 0)
                let writing = Task {
                    try await other.write { transaction in
                        try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                        begun.continuation.yield()
                        taken.wait()
                    }
                }
                for await _ in begun.stream { break }
                let seen = try await database.snapshot(to: folder + "/salinan") { try $0.rows("SELECT id FROM notes") }
                taken.signal()
                try await writing.value
                #expect(seen.isEmpty)
                #expect(try await database.noteCount() == 1)
            }
            try await other.close()
        }
    }

    @Test func lookingChangesNoByte() async throws {
        try await withSQLite { database in
            try await withFolder { folder in
                let path = folder + "/balai.database"
                try await database.snapshot(to: path) { _ in }
                let before = try Data(contentsOf: URL(filePath: path))
                let rows = try await SQLiteSnapshot(path: path).read { try $0.rows("SELECT * FROM key_checks").count }
                #expect(rows == 0)
                #expect(try Data(contentsOf: URL(filePath: path)) == before)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["balai.database"])
            }
        }
    }

    @Test func aFileThatIsThereIsNotReplaced() async throws {
        try await withSQLite { database in
            try await withFolder { folder in
                let path = folder + "/balai.database"
                try Data("lain".utf8).write(to: URL(filePath: path))
                await #expect(throws: DatabaseFailure.self) { try await database.snapshot(to: path) { _ in } }
                #expect(try Data(contentsOf: URL(filePath: path)) == Data("lain".utf8))
            }
        }
    }

    @Test func whatIsInstalledIsADatabaseAgain() async throws {
        try await withSQLite { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            try await withFolder { folder in
                try await database.snapshot(to: folder + "/salinan") { _ in }
                try await SQLiteDatabase.install(folder + "/salinan", at: folder + "/data/balai.sqlite")
                let restored = try SQLiteDatabase(path: folder + "/data/balai.sqlite")
                try await restored.execute("INSERT INTO notes VALUES (2, 'b')")
                #expect(try await restored.noteCount() == 2)
                try await restored.close()
            }
        }
    }
}
