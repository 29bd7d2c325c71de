import FoundationEssentials
import Store
import Synchronization
import Testing

/// Files on their way: without a name, sealed, a piece in memory at a time, gone with who held them.
@Suite struct SpoolTests {
    private static let piece = 64 * 1024

    private func spooled(_ content: [UInt8], in spool: Spool, drops: Int = 10_000) async throws -> SpooledFile {
        var intake = try await spool.begin()
        for start in stride(from: 0, to: content.count, by: drops) {
            try await intake.add(content[start..<min(start + drops, content.count)])
        }
        return try await intake.finish()
    }

    private func bytes(_ file: SpooledFile) throws -> [UInt8] {
        var pieces = try file.pieces()
        var result: [UInt8] = []
        while let piece = try pieces.next() {
            #expect((1...Self.piece).contains(piece.count))
            result += piece
        }
        return result
    }

    @Test(arguments: [0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 5])
    func everyLengthComesBackAsOftenAsWanted(_ count: Int) async throws {
        try await withFolder { folder in
            let content = SeededRandom("isi").bytes(count)
            let file = try await spooled(content, in: Spool(path: folder + "/unggahan"))
            #expect(file.size == count)
            #expect(try bytes(file) == content)
            #expect(try bytes(file) == content)
        }
    }

    @Test func nothingHasANameAndNothingIsReadable() async throws {
        try await withFolder { folder in
            let text = Array(String(repeating: "NIK 3301010101010001 ", count: 9000).utf8)
            let spool = try Spool(path: folder)
            var intake = try await spool.begin()
            try await intake.add(text[...])
            #expect(try names(in: folder).isEmpty)
            let coming = try #require(OpenFiles(in: folder).first)
            #expect(try coming.permissions == 0o600)
            let file = try await intake.finish()
            #expect(try names(in: folder).isEmpty)
            let stored = try coming.bytes
            #expect(stored.count > text.count)
            #expect(!String(decoding: stored, as: UTF8.self).contains("3301"))
            #expect(try bytes(file) == text)
        }
    }

    @Test func whatNobodyHoldsIsGone() async throws {
        try await withFolder { folder in
            let spool = try Spool(path: folder)
            try await {
                var intake = try await spool.begin()
                try await intake.add([1, 2, 3])
                let other = try await spooled([4], in: spool)
                #expect(OpenFiles(in: folder).count == 2)
                #expect(other.size == 1)
            }()
            #expect(OpenFiles(in: folder).isEmpty)
        }
    }

    @Test func whatACrashLeftIsRemovedAtTheStart() async throws {
        try await withFolder { folder in
            #expect(FileManager.default.createFile(atPath: folder + "/sisa", contents: Data([1])))
            let file = try await spooled([7, 8], in: Spool(path: folder))
            #expect(try names(in: folder).isEmpty)
            // A second start takes nothing from those who are at work.
            _ = try Spool(path: folder)
            #expect(try bytes(file) == [7, 8])
        }
    }

    @Test func whatTheDiskChangedIsNotBelieved() async throws {
        try await withFolder { folder in
            let file = try await spooled(SeededRandom("isi").bytes(100_000), in: Spool(path: folder))
            try #require(OpenFiles(in: folder).first).overwrite(at: 70_000)
            var pieces = try file.pieces()
            #expect(try pieces.next()?.count == Self.piece)
            #expect(throws: SealFailure.altered) { try pieces.next() }
        }
    }

    /// From the spool to the store a piece at a time, however large the file is.
    @Test func itIsSealedPieceByPiece() async throws {
        try await withFolder { folder in
            let content = SeededRandom("isi").bytes(1_000_000)
            let store = WatchedStore(try FolderBlobStore(path: folder + "/berkas"))
            let blobs = Blobs(store: store)
            let file = try await spooled(content, in: Spool(path: folder + "/unggahan"), drops: 300_000)
            let written = try await blobs.write(file, office: "kominfo")
            #expect(written.size == content.count && written.digest == Digest.sha256(content))
            #expect(try await blobs.bytes(of: Blob(written, mediaType: "image/png", createdAt: 0)) == content)
            #expect(store.largestWrite <= Self.piece + 17 + 25)
        }
    }

    @Test func aFileThatCannotBeReadToItsEndIsNotStored() async throws {
        try await withFolder { folder in
            let store = try FolderBlobStore(path: folder + "/berkas")
            let file = try await spooled(
                SeededRandom("isi").bytes(200_000), in: Spool(path: folder + "/unggahan"))
            try #require(OpenFiles(in: folder + "/unggahan").first).overwrite(at: 150_000)
            let refused = await failure(SealFailure.self) {
                _ = try await Blobs(store: store).write(file, office: "kominfo")
            }
            #expect(refused == .altered)
            #expect(try await store.places(writtenBefore: .max).isEmpty)
        }
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
    }
}

/// A store that notes how many bytes it was given at once.
private final class WatchedStore: BlobStore {
    private let store: any BlobStore
    private let largest = Mutex(0)

    init(_ store: any BlobStore) { self.store = store }

    var largestWrite: Int { largest.withLock { $0 } }

    func create(_ place: BlobPlace) async throws -> any BlobSink {
        Sink(sink: try await store.create(place), store: self)
    }

    func open(_ place: BlobPlace) async throws -> any BlobSource { try await store.open(place) }
    func remove(_ place: BlobPlace) async throws { try await store.remove(place) }
    func places(writtenBefore moment: Int64) async throws -> [BlobPlace] {
        try await store.places(writtenBefore: moment)
    }
    func check() async throws { try await store.check() }

    private struct Sink: BlobSink {
        let sink: any BlobSink
        let store: WatchedStore

        func write(_ bytes: [UInt8]) async throws {
            store.largest.withLock { $0 = max($0, bytes.count) }
            try await sink.write(bytes)
        }

        func finish() async throws { try await sink.finish() }
        func abandon() async { await sink.abandon() }
    }
}
