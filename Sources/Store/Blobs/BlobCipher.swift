import CSodium

/// A file sealed in pieces of 64 KiB (libsodium's secretstream: XChaCha20-Poly1305, each piece bound to those before it,
/// the last one marked), so that a cut, exchanged or repeated piece is noticed and no file needs to fit in memory.
///
/// Stored: the byte `1`, a header of 24 bytes, then each piece with 17 bytes of its own.
enum BlobCipher {
    static let version: UInt8 = 1
    static let pieceLength = 64 * 1024
    static let headerLength = 24
    static let pieceOverhead = 17
    static let lastTag = UInt8(crypto_secretstream_xchacha20poly1305_tag_final())

    /// How many bytes a content of so many takes when it is stored.
    static func storedLength(of size: Int) -> Int {
        1 + headerLength + size + max(1, (size + pieceLength - 1) / pieceLength) * pieceOverhead
    }

    struct Sealing: Sendable {
        let head: [UInt8]
        private var state: crypto_secretstream_xchacha20poly1305_state
        private let context: [UInt8]

        init(key: SecretKey, context: [UInt8]) {
            self.context = context
            var header = [UInt8](repeating: 0, count: BlobCipher.headerLength)
            var fresh = crypto_secretstream_xchacha20poly1305_state()
            key.withBytes { bytes in
                _ = crypto_secretstream_xchacha20poly1305_init_push(&fresh, &header, bytes.baseAddress!)
            }
            state = fresh
            head = [BlobCipher.version] + header
        }

        mutating func seal(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
            var sealed = [UInt8](repeating: 0, count: piece.count + BlobCipher.pieceOverhead)
            let tag = isLast ? BlobCipher.lastTag : 0
            crypto_secretstream_xchacha20poly1305_push(
                &state, &sealed, nil, piece, UInt64(piece.count), context, UInt64(context.count), tag)
            return sealed
        }
    }

    struct Opening: Sendable {
        private var state: crypto_secretstream_xchacha20poly1305_state
        private let context: [UInt8]

        /// Nil when the head is not one.
        init?(head: [UInt8], key: SecretKey, context: [UInt8]) {
            guard head.count == 1 + BlobCipher.headerLength, head[0] == BlobCipher.version else { return nil }
            self.context = context
            let header = Array(head.dropFirst())
            var fresh = crypto_secretstream_xchacha20poly1305_state()
            let status = key.withBytes { bytes in
                crypto_secretstream_xchacha20poly1305_init_pull(&fresh, header, bytes.baseAddress!)
            }
            guard status == 0 else { return nil }
            state = fresh
        }

        /// Nil when the piece is altered or not the next one.
        mutating func open(_ sealed: [UInt8]) -> (piece: [UInt8], isLast: Bool)? {
            guard sealed.count >= BlobCipher.pieceOverhead else { return nil }
            var piece = [UInt8](repeating: 0, count: sealed.count - BlobCipher.pieceOverhead)
            var tag: UInt8 = 0
            let status = crypto_secretstream_xchacha20poly1305_pull(
                &state, &piece, nil, &tag, sealed, UInt64(sealed.count), context, UInt64(context.count))
            return status == 0 ? (piece, tag == BlobCipher.lastTag) : nil
        }
    }
}
