import FoundationEssentials
import Store
import Testing

@Suite struct BlobTests {
    private static let piece = 64 * 1024

    /// A stored file, read by the same key as through its row.
    private func withBlob(
        _ content: [UInt8], _ body: (Blobs, WrittenBlob, _ path: String) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let blobs = Blobs(store: try FolderBlobStore(path: folder))
            let written = try await blobs.write(content, office: "kominfo")
            try await body(blobs, written, folder + "/kominfo/" + written.place.id)
        }
    }

    @Test(arguments: [0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 5])
    func everyLengthComesBack(_ count: Int) async throws {
        let content = SeededRandom("isi").bytes(count)
        try await withBlob(content) { blobs, written, path async throws in
            #expect(written.size == count && written.digest == Digest.sha256(content))
            #expect(try await blobs.bytes(of: Blob(written, mediaType: "image/png", createdAt: 0)) == content)
            #expect(try permissions(of: path) == 0o600)
        }
    }

    @Test func bytesThatComeInDropsAreOneFile() async throws {
        try await withFolder { folder in
            let blobs = Blobs(store: try FolderBlobStore(path: folder))
            let content = SeededRandom("isi").bytes(200_000)
            let upload = try await blobs.begin(office: "kominfo", limit: 200_000)
            var rest = content[...]
            for count in [1, 0, 100_000, 7, 65_536] {
                try await upload.add(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            try await upload.add(Array(rest))
            let written = try await upload.finish()
            #expect(try await blobs.bytes(of: Blob(written, mediaType: "image/png", createdAt: 0)) == content)
        }
    }

    @Test func nothingOfTheContentIsReadableOnTheDisk() async throws {
        let text = "NIK 3301010101010001 "
        try await withBlob(Array(String(repeating: text, count: 5000).utf8)) { _, _, path in
            let stored = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(!String(decoding: stored, as: UTF8.self).contains("3301"))
            #expect(stored.count == 105_000 + 25 + 2 * 17)
        }
    }

    @Test func bytesAfterAFullLastPieceAreNoticed() async throws {
        try await withBlob(SeededRandom("isi").bytes(Self.piece)) { blobs, written, path in
            let url = URL(fileURLWithPath: path)
            try (Data(contentsOf: url) + Data([0])).write(to: url)
            let refused = await failure(BlobFailure.self) {
                _ = try await blobs.bytes(of: Blob(written, mediaType: "image/png", createdAt: 0))
            }
            #expect(refused == .altered(id: written.place.id))
        }
    }

    @Test func aFileThatWasAlteredCutOrExchangedIsNotGiven() async throws {
        let content = SeededRandom("isi").bytes(2 * Self.piece + 100)
        try await withBlob(content) { blobs, written, path in
            let blob = Blob(written, mediaType: "image/png", createdAt: 0)
            let url = URL(fileURLWithPath: path)
            let stored = try Data(contentsOf: url)
            let first = 25..<25 + Self.piece + 17
            let second = first.upperBound..<first.upperBound + Self.piece + 17
            var exchanged: Data = stored[..<25]
            for part in [stored[second], stored[first], stored[second.upperBound...]] { exchanged += part }
            let other = try await blobs.write(content, office: "kominfo")
            let foreign = try Data(
                contentsOf: url.deletingLastPathComponent().appendingPathComponent(other.place.id))
            var altered = stored
            altered[stored.count / 2] ^= 1
            for wrong in [
                altered, exchanged, stored[..<second.upperBound], stored[..<25], Data(), stored + Data([0]), foreign,
            ] {
                try Data(wrong).write(to: url)
                let refused = await failure(BlobFailure.self) { _ = try await blobs.bytes(of: blob) }
                #expect(refused == .altered(id: written.place.id))
            }
            try stored.write(to: url)
            #expect(try await blobs.bytes(of: blob) == content)
        }
    }

    @Test func aMissingFileIsToldAsMissing() async throws {
        try await withBlob([1]) { blobs, written, _ in
            try await blobs.remove(written.place.id, office: "kominfo")
            let refused = await failure(BlobFailure.self) {
                _ = try await blobs.bytes(of: Blob(written, mediaType: "image/png", createdAt: 0))
            }
            #expect(refused == .missing(id: written.place.id))
        }
    }

    @Test func moreThanAllowedIsRefusedWhileItComes() async throws {
        try await withFolder { folder in
            let blobs = Blobs(store: try FolderBlobStore(path: folder))
            let upload = try await blobs.begin(office: "kominfo", limit: 15_000_000)
            try await upload.add([UInt8](repeating: 0, count: 15_000_000))
            let refused = await failure(BlobFailure.self) { try await upload.add([1]) }
            #expect(refused == .tooLarge(limit: 15_000_000))
            #expect(refused?.description == "Berkas terlalu besar; paling besar 15 MB.")
            await upload.abandon()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/kominfo").isEmpty)
        }
    }

    @Test func anUnfinishedFileIsNoFile() async throws {
        try await withFolder { folder in
            let store = try FolderBlobStore(path: folder)
            let place = BlobPlace(office: "kominfo", id: "abc")
            let sink = try await store.create(place)
            try await sink.write([1, 2, 3])
            let refused = await failure(BlobFailure.self) { _ = try await store.open(place) }
            #expect(refused == .missing(id: "abc"))
            try await sink.finish()
            #expect(try await store.open(place).read(upTo: 10) == [1, 2, 3])
        }
    }
}
