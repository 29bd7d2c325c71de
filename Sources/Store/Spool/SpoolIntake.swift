/// A file that is coming in. Drop it, and what has come is gone.
public struct SpoolIntake: Sendable {
    private let file: OpenFile
    private let threads: FileThreads
    private let key = SecretKey()
    private var cipher: BlobCipher.Sealing
    /// One piece at most, and what came with its last bytes.
    private var pending: [UInt8] = []
    /// Bytes so far.
    public private(set) var size = 0

    init(file: OpenFile, threads: FileThreads) {
        self.file = file
        self.threads = threads
        cipher = BlobCipher.Sealing(key: key, context: [])
    }

    /// - Throws: `BlobFailure.full`, `FileFailure`.
    public mutating func add(_ bytes: ArraySlice<UInt8>) async throws {
        size += bytes.count
        pending += bytes
        // One byte more than a piece, so that there is always something left for the last one.
        while pending.count > BlobCipher.pieceLength {
            let piece = Array(pending.prefix(BlobCipher.pieceLength))
            pending.removeFirst(BlobCipher.pieceLength)
            try await put(cipher.seal(piece, isLast: false))
        }
    }

    /// Returns when the whole file can be read.
    public consuming func finish() async throws -> SpooledFile {
        let last = cipher.seal(pending, isLast: true)
        try await put(last)
        return SpooledFile(size: size, head: cipher.head, file: file, key: key, threads: threads)
    }

    private func put(_ sealed: [UInt8]) async throws {
        try await threads.run { [file] in try BlobFailure.telling("") { try file.write(sealed) } }
    }
}
