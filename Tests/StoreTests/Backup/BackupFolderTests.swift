import FoundationEssentials
import Store
import Testing

/// A folder of backups, whatever is in them.
@Suite struct BackupFolderTests {
    private static let piece = 64 * 1024

    private func withBackup(
        _ body: (_ blobs: Blobs, _ folder: BackupFolder) async throws -> Void
    ) async throws {
        try await withFolder { path in
            let blobs = Blobs(store: try FolderBlobStore(path: path + "/data"))
            let folder = BackupFolder(path: path + "/cadangan")
            try await folder.make()
            try await body(blobs, folder)
        }
    }

    /// A snapshot of these files, with anything for a database.
    @discardableResult
    private func take(
        _ written: [WrittenBlob], _ blobs: Blobs, into folder: BackupFolder, at moment: Int64
    ) async throws -> BackupSnapshot {
        let draft = try await folder.begin(at: moment)
        try Data("database".utf8).write(to: URL(filePath: draft.database))
        var taken: [BackupBlob] = []
        for blob in written {
            taken.append(try await folder.take(blob.place, size: blob.size, known: nil, from: blobs.store).blob)
        }
        let count = taken.count
        return try await draft.finish(taken) { files in
            BackupManifest(
                program: "uji", engine: "sqlite", schema: 1, takenAt: moment, isDemo: false, keys: [],
                counts: .init(offices: 0, cases: 0, events: 0, blobs: count, blobBytes: 0), files: files,
                missing: [])
        }
    }

    @Test(arguments: [0, 1, piece - 1, piece, piece + 1, 3 * piece + 5])
    func everyLengthIsTakenOnce(_ count: Int) async throws {
        try await withBackup { blobs, folder in
            let written = try await blobs.write(SeededRandom("isi").bytes(count), office: "kominfo")
            let first = try await folder.take(written.place, size: count, known: nil, from: blobs.store)
            let again = try await folder.take(written.place, size: count, known: nil, from: blobs.store)
            #expect(first.isCopied && !again.isCopied && first.blob == again.blob)
            let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(first.blob.path)"))
            #expect(Hexadecimal.text(Digest.sha256([UInt8](bytes))) == first.blob.sha256)
        }
    }

    @Test func aHalfCopiedFileIsCopiedAgain() async throws {
        try await withBackup { blobs, folder in
            let written = try await blobs.write([1, 2, 3], office: "kominfo")
            let whole = try await folder.take(written.place, size: 3, known: nil, from: blobs.store).blob
            try Data([1]).write(to: URL(filePath: "\(folder.path)/\(whole.path)"))
            let again = try await folder.take(written.place, size: 3, known: whole.sha256, from: blobs.store)
            #expect(again.isCopied && again.blob == whole)
        }
    }

    @Test func aFileOfAnotherLengthThanItsRowSaysIsNotTaken() async throws {
        try await withBackup { blobs, folder in
            let written = try await blobs.write([1, 2, 3], office: "kominfo")
            await #expect(throws: BlobFailure.altered(id: written.place.id)) {
                try await folder.take(written.place, size: 4, known: nil, from: blobs.store)
            }
        }
    }

    /// Half a backup has no name of its own, and the next one removes it.
    @Test func anInterruptedOneIsNeverTakenForWhole() async throws {
        try await withBackup { blobs, folder in
            let half = try await folder.begin(at: 1_000_000_000)
            try Data("database".utf8).write(to: URL(filePath: half.database))
            #expect(try await folder.names().isEmpty)
            await #expect(throws: BackupFailure.none(path: folder.path)) { try await folder.newest() }
            let whole = try await take([], blobs, into: folder, at: 1_000_000_001)
            #expect(whole.name == "2001-09-09T014641Z")
            let there = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(there == [whole.name])
        }
    }

    @Test func snapshotsOfOneSecondGetTwoNames() async throws {
        try await withBackup { blobs, folder in
            let one = try await take([], blobs, into: folder, at: 1_000_000_000)
            let two = try await take([], blobs, into: folder, at: 1_000_000_000)
            #expect(one.name < two.name)
            #expect(try await folder.newest().name == two.name)
            #expect(try await folder.newest(beginning: "2001-09-09T014640").name == one.name)
            await #expect(throws: BackupFailure.unknown(wanted: "2002", there: [one.name, two.name])) {
                try await folder.newest(beginning: "2002")
            }
        }
    }

    @Test func onlyTheNewestAreKeptWithTheirFiles() async throws {
        try await withBackup { blobs, folder in
            let old = try await blobs.write([1], office: "kominfo")
            let both = try await blobs.write([2], office: "kominfo")
            let new = try await blobs.write([3], office: "desa")
            let first = try await take([old, both], blobs, into: folder, at: 1_000_000_000)
            let second = try await take([both, new], blobs, into: folder, at: 1_000_000_009)
            #expect(try await folder.keep(newest: 2).snapshots.isEmpty)
            let removed = try await folder.keep(newest: 1)
            #expect(removed.snapshots == [first.name] && removed.blobs == 1)
            #expect(try await folder.snapshots().map(\.name) == [second.name])
            let left = try await FolderBlobStore(path: folder.blobs).places(writtenBefore: .max)
            #expect(Set(left) == [both.place, new.place])
        }
    }

    /// An empty battery sets a clock back by years; the wrong year is typed on another day.
    @Test(arguments: [-400, 400]) func theOneTakenLastIsTheNewestWhateverTheClockSaid(_ days: Int64) async throws {
        try await withBackup { blobs, folder in
            let now: Int64 = 1_000_000_000
            try await take([], blobs, into: folder, at: now)
            let wrong = try await take([], blobs, into: folder, at: now + days * 86_400)
            #expect(try await folder.newest().name == wrong.name)
            #expect(try await folder.keep(newest: 1).snapshots == ["2001-09-09T014640Z"])
            let right = try await take([], blobs, into: folder, at: now + 86_400)
            #expect(try await folder.newest().name == right.name)
            #expect(try await folder.keep(newest: 1).snapshots == [wrong.name])
            #expect(try await folder.names() == [right.name])
        }
    }

    /// Those of earlier versions have no number.
    @Test func oneWithoutANumberIsOlderThanThoseWithOne() async throws {
        try await withBackup { blobs, folder in
            let old = try await take([], blobs, into: folder, at: 1_000_000_000)
            let file = URL(filePath: "\(old.path)/manifes.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("\"number\" : 1,", with: "").utf8).write(to: file)
            #expect(try await folder.newest().manifest.number == nil)
            let new = try await take([], blobs, into: folder, at: 900_000_000)
            #expect(try await folder.newest().name == new.name)
        }
    }

    @Test func whatIsAlteredIsNamed() async throws {
        try await withBackup { blobs, folder in
            let written = try await blobs.write([1], office: "kominfo")
            let snapshot = try await take([written], blobs, into: folder, at: 1_000_000_000)
            let blob = try #require(try await snapshot.blobs().first)
            #expect(try await snapshot.damagedFiles().isEmpty)
            #expect(try await snapshot.isWhole(blob))
            try Data("databasf".utf8).write(to: URL(filePath: snapshot.database))
            #expect(try await snapshot.damagedFiles() == ["\(snapshot.name)/balai.database"])
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(blob.path)")
            #expect(try await !snapshot.isWhole(blob))
        }
    }

    /// Whoever can write the backup's list must not choose where a restore writes.
    @Test func aListThatLeadsElsewhereIsRefused() async throws {
        try await withBackup { blobs, folder in
            let snapshot = try await take([], blobs, into: folder, at: 1_000_000_000)
            let hash = String(repeating: "0", count: 64)
            for line in ["\(hash)  berkas/../kunci\n", "\(hash)  berkas/a/../b\n", "\(hash)  lain/a/b\n", "x\n"] {
                try Data(line.utf8).write(to: URL(filePath: snapshot.path + "/berkas.sha256"))
                await #expect(throws: BackupFailure.damaged(file: "\(snapshot.name)/berkas.sha256")) {
                    try await snapshot.blobs()
                }
            }
        }
    }

    @Test func twoAtOnceAreNotLetIn() async throws {
        try await withBackup { _, folder in
            try await folder.alone {
                await #expect(throws: BackupFailure.locked(path: folder.path)) { try await folder.alone {} }
            }
            try await folder.alone {}
        }
    }

    @Test func aManifestThatIsGoneOrNoneIsTold() async throws {
        try await withBackup { blobs, folder in
            let snapshot = try await take([], blobs, into: folder, at: 1_000_000_000)
            let manifest = snapshot.path + "/manifes.json"
            try Data("{}".utf8).write(to: URL(filePath: manifest))
            await #expect(throws: BackupFailure.unreadable(path: manifest, cause: "isinya bukan manifes")) {
                try await folder.newest()
            }
            try FileManager.default.removeItem(atPath: manifest)
            await #expect(throws: BackupFailure.unreadable(path: manifest, cause: "tidak ada")) {
                try await folder.newest()
            }
        }
    }
}
