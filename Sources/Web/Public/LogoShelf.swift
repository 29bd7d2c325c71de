import Store

/// The bytes of logos that were asked for lately.
struct LogoShelf: Sendable {
    /// Two megabytes, twice.
    private let kept = Kept<String, [UInt8]>(most: 2 << 20)

    /// - Throws: `BlobFailure`.
    func bytes(of blob: Blob, _ blobs: Blobs) async throws -> [UInt8] {
        if let found = kept[blob.place.id] { return found }
        let bytes = try await blobs.bytes(of: blob)
        kept.keep(bytes, as: blob.place.id, weight: bytes.count)
        return bytes
    }
}
