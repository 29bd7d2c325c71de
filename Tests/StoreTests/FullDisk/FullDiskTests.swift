import Store
import StoreSQLite
import Testing

/// A disk that runs full under the database and the files: what was acknowledged stays, the rest is refused in words, and
/// all goes on by itself as soon as there is room (issue 3, B4).
@Suite(.enabled(if: SmallDisk.isPermitted, "a small disk can be mounted by root only"))
struct FullDiskTests {
    private static let page = String(repeating: "x", count: 20_000)

    /// Writes from several callers at once until each was refused.
    /// - Returns: the rows that were acknowledged.
    private func fill(_ database: SQLiteDatabase, from first: Int) async -> Set<Int> {
        await withTaskGroup(of: Set<Int>.self) { group in
            for caller in 0..<4 {
                group.addTask {
                    var kept: Set<Int> = []
                    for number in 0..<500 {
                        let id = first + caller * 1000 + number
                        do {
                            try await database.execute("INSERT INTO notes VALUES (\(id), \(Self.page))")
                            kept.insert(id)
                        } catch DatabaseFailure.full {
                            return kept
                        } catch {
                            Issue.record("another failure than a full disk: \(error)")
                            return kept
                        }
                    }
                    Issue.record("the disk never ran full")
                    return kept
                }
            }
            return await group.reduce(into: []) { $0.formUnion($1) }
        }
    }

    private func rows(_ database: SQLiteDatabase) async throws -> Set<Int> {
        Set(try await database.rows("SELECT id FROM notes").map { Int($0.int("id")) })
    }

    @Test func whatWasAcknowledgedStaysAndItGoesOnByItself() async throws {
        let disk = try SmallDisk(megabytes: 8)
        disk.take(1 << 20)
        let path = disk.path + "/balai.sqlite"
        let database = try SQLiteDatabase(path: path)
        try await database.makeNotes()
        let kept = await fill(database, from: 100_000)
        #expect(!kept.isEmpty)
        // Full as it is, it still answers, and with exactly what was acknowledged.
        #expect(try await rows(database) == kept)
        let refused = await failure(DatabaseFailure.self) {
            try await database.execute("INSERT INTO notes VALUES (1, \(Self.page))")
        }
        #expect(refused == .full && refused?.description.contains("penuh") == true)

        // The same program, the same connections.
        disk.free()
        try await database.execute("INSERT INTO notes VALUES (1, \(Self.page))")
        #expect(try await rows(database) == kept.union([1]))
        try await database.close()
        let again = try SQLiteDatabase(path: path)
        #expect(try await rows(again) == kept.union([1]))
        try await again.close()
        disk.free()
    }

    @Test func aFileThatDoesNotFitLeavesNothingBehind() async throws {
        let disk = try SmallDisk(megabytes: 2)
        let blobs = Blobs(store: try FolderBlobStore(path: disk.path + "/berkas"))
        let kept = try await blobs.write([1, 2, 3], office: "kominfo")
        disk.take()
        let refused = await failure(BlobFailure.self) {
            _ = try await blobs.write([UInt8](repeating: 1, count: 100_000), office: "kominfo")
        }
        #expect(refused == .full && refused?.description.contains("penuh") == true)
        disk.free()
        #expect(try await blobs.store.places(writtenBefore: .max) == [kept.place])
        _ = try await blobs.write([UInt8](repeating: 1, count: 100_000), office: "kominfo")
        #expect(try await blobs.store.places(writtenBefore: .max).count == 2)
        disk.free()
    }

    /// A backup that does not fit is none, and the next one succeeds.
    @Test func aBackupThatDoesNotFitIsNone() async throws {
        try await withSQLite { database in
            let disk = try SmallDisk(megabytes: 2)
            let folder = BackupFolder(path: disk.path + "/cadangan")
            try await folder.make()
            let draft = try await folder.begin(at: 1_000_000_000)
            disk.take()
            let refused = await failure(DatabaseFailure.self) {
                try await database.snapshot(to: draft.database) { _ in }
            }
            #expect(refused == .full)
            #expect(try await folder.names().isEmpty)
            disk.free()
            let next = try await folder.begin(at: 1_000_000_000)
            try await database.snapshot(to: next.database) { _ in }
        }
    }
}
