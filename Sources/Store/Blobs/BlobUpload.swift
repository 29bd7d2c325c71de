/// A file that is being stored: bytes go in as they come from the network, sealed pieces go to the store.
public actor BlobUpload {
    private let place: BlobPlace
    private let sink: any BlobSink
    private let limit: Int
    private let key: SecretKey
    private var cipher: BlobCipher.Sealing
    private var digest = Digest.Running()
    private var pending: [UInt8] = []
    private var size = 0
    private var isHeadWritten = false

    init(place: BlobPlace, sink: any BlobSink, limit: Int, key: SecretKey) {
        self.place = place
        self.sink = sink
        self.limit = limit
        self.key = key
        cipher = BlobCipher.Sealing(key: key, context: place.sealContext)
    }

    /// - Throws: `BlobFailure.tooLarge`, `BlobFailure.full`. Call `abandon()` then.
    public func add(_ bytes: [UInt8]) async throws {
        size += bytes.count
        guard size <= limit else { throw BlobFailure.tooLarge(limit: limit) }
        digest.add(bytes)
        pending += bytes
        // One byte more than a piece, so that there is always something left for the last one.
        while pending.count > BlobCipher.pieceLength {
            let piece = Array(pending.prefix(BlobCipher.pieceLength))
            pending.removeFirst(BlobCipher.pieceLength)
            try await put(piece, isLast: false)
        }
    }

    /// Returns when the file is on the disk for good. Only then may a transaction name it (`Blobs.keep`).
    public func finish() async throws -> WrittenBlob {
        try await put(pending, isLast: true)
        pending = []
        try await sink.finish()
        return WrittenBlob(place: place, size: size, digest: digest.value, key: key)
    }

    /// Drops the file.
    public func abandon() async { await sink.abandon() }

    private func put(_ piece: [UInt8], isLast: Bool) async throws {
        let head = isHeadWritten ? [] : cipher.head
        isHeadWritten = true
        try await sink.write(head + cipher.seal(piece, isLast: isLast))
    }
}

/// A stored file that no row names yet; without one it is removed after seven days.
public struct WrittenBlob: Sendable {
    public let place: BlobPlace
    public let size: Int
    /// SHA-256 of the content.
    public let digest: [UInt8]
    let key: SecretKey
}

extension BlobPlace {
    var sealContext: [UInt8] { LengthPrefixed.bytes([Array(office.utf8), Array(id.utf8)]) }
}
