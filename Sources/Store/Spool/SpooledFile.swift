/// A file that has come whole and lies sealed in the spool; gone when nobody holds it any more.
public struct SpooledFile: Sendable {
    /// Bytes.
    public let size: Int
    let head: [UInt8]
    let file: OpenFile
    let key: SecretKey
    private let threads: FileThreads

    init(size: Int, head: [UInt8], file: OpenFile, key: SecretKey, threads: FileThreads) {
        self.size = size
        self.head = head
        self.file = file
        self.key = key
        self.threads = threads
    }

    /// Begins at the first byte, as often as wanted.
    public func pieces() throws -> SpooledPieces {
        guard let cipher = BlobCipher.Opening(head: head, key: key, context: []) else { throw SealFailure.altered }
        return SpooledPieces(file: file, cipher: cipher)
    }

    /// Hands over the pieces, each read on a thread that may block.
    public func forEachPiece(_ body: ([UInt8]) async throws -> Void) async throws {
        var rest = try pieces()
        while true {
            let (piece, after) = try await threads.run { [rest] in
                var after = rest
                return (try after.next(), after)
            }
            guard let piece else { return }
            try await body(piece)
            rest = after
        }
    }
}

/// The content of a spooled file, 64 KiB at a time. Reading waits for the disk: never on the cooperative pool.
public struct SpooledPieces: Sendable {
    let file: OpenFile
    var cipher: BlobCipher.Opening
    private var offset = 0
    private var isAtEnd = false

    init(file: OpenFile, cipher: BlobCipher.Opening) {
        self.file = file
        self.cipher = cipher
    }

    /// The next bytes, never none; nil after the last.
    /// - Throws: `FileFailure`; `SealFailure.altered` when the disk gives back something else than it was given.
    public mutating func next() throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        let sealed = try file.read(upTo: BlobCipher.pieceLength + BlobCipher.pieceOverhead, at: offset)
        guard let (piece, isLast) = cipher.open(sealed) else { throw SealFailure.altered }
        offset += sealed.count
        isAtEnd = isLast
        return piece.isEmpty ? nil : piece
    }
}
