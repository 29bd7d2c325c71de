/// The content of a stored file, piece by piece. A file that was cut or altered, or is not the one that the row names,
/// throws before its last piece is given; who must not show half a file reads it whole first (`Blobs.bytes`).
public struct BlobContent: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    let store: any BlobStore
    let blob: Blob

    public func makeAsyncIterator() -> Iterator { Iterator(store: store, blob: blob) }

    public struct Iterator: AsyncIteratorProtocol {
        let store: any BlobStore
        let blob: Blob
        private var source: (any BlobSource)?
        private var cipher: BlobCipher.Opening?
        private var digest = Digest.Running()
        private var isAtEnd = false

        init(store: any BlobStore, blob: Blob) {
            self.store = store
            self.blob = blob
        }

        /// - Throws: `BlobFailure`.
        public mutating func next() async throws -> [UInt8]? {
            guard !isAtEnd else { return nil }
            let source = try await opened()
            let sealed = try await source.read(upTo: BlobCipher.pieceLength + BlobCipher.pieceOverhead)
            guard let (piece, isLast) = cipher?.open(sealed) else { throw BlobFailure.altered(id: blob.place.id) }
            digest.add(piece)
            if isLast {
                guard try await source.read(upTo: 1).isEmpty, digest.value == blob.digest else {
                    throw BlobFailure.altered(id: blob.place.id)
                }
                isAtEnd = true
            }
            return piece
        }

        private mutating func opened() async throws -> any BlobSource {
            if let source { return source }
            let source = try await store.open(blob.place)
            let head = try await source.read(upTo: 1 + BlobCipher.headerLength)
            cipher = BlobCipher.Opening(head: head, key: blob.key, context: blob.place.sealContext)
            self.source = source
            return source
        }
    }
}
