import FoundationEssentials
import Store
import StoreSQLite
import Testing

@Suite struct SQLiteCopyTests {
    private let first = Migration(number: 1, name: "a", sql: "CREATE TABLE notes (id BIGINT NOT NULL, text TEXT);")
    private let second = Migration(number: 2, name: "b", sql: "DROP TABLE notes;")

    @Test func anEmptyDatabaseIsNotCopied() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite")
            let outcome = try await Migrator([first]).migrate(database, now: 0)
            #expect(outcome.copy == nil)
            #expect(!FileManager.default.fileExists(atPath: folder + "/cadangan"))
            try await database.close()
        }
    }

    @Test func aDatabaseIsCopiedBeforeItIsMigrated() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite")
            try await Migrator([first]).migrate(database, now: 0)
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            let path = try #require(try await Migrator([first, second]).migrate(database, now: 0).copy)
            try await database.close()

            #expect(path.hasPrefix(folder + "/cadangan/"))
            #expect(try permissions(of: path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/cadangan").count == 1)
            let copy = try SQLiteDatabase(path: path)
            #expect(try await copy.noteCount() == 1)
            #expect(try await Migrator([first]).version(of: copy) == 1)
            try await copy.close()
        }
    }

    @Test func aSecondCopyDoesNotReplaceTheFirst() async throws {
        try await withSQLite { database in
            let one = try await database.keepCopy(label: "sebelum-2")
            let two = try await database.keepCopy(label: "sebelum-2")
            #expect(one != nil && two != nil && one != two)
        }
    }

    /// Copies hold what is erased after them: the old ones of a migration go, what an operator put there stays.
    @Test func oldCopiesGo() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite")
            try await database.removeCopies(labelled: Migrator.copyLabel, keptBefore: .max)
            let old = try #require(try await database.keepCopy(label: Migrator.copyLabel + "2"))
            let own = try #require(try await database.keepCopy(label: "saya"))
            let torn = folder + "/cadangan/x.part"
            #expect(FileManager.default.createFile(atPath: torn, contents: nil))
            func there() -> Set<String> { Set([old, own, torn].filter(FileManager.default.fileExists)) }
            let moment = Int64(Date().timeIntervalSince1970)
            try await database.removeCopies(labelled: Migrator.copyLabel, keptBefore: moment - 86_400)
            #expect(there() == [old, own, torn])
            try await database.removeCopies(labelled: Migrator.copyLabel, keptBefore: moment + 86_400)
            #expect(there() == [own])
            try await database.close()
        }
    }
}
