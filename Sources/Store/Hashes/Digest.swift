import CSodium

/// Plain digests: of files, of stored events, of migrations.
public enum Digest {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
        crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
        return digest
    }

    public static func sha256(_ text: String) -> [UInt8] { sha256(Array(text.utf8)) }

    /// SHA-256 of what comes piece by piece.
    public struct Running: Sendable {
        private var state = crypto_hash_sha256_state()

        public init() { crypto_hash_sha256_init(&state) }

        public mutating func add(_ bytes: [UInt8]) { crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count)) }

        /// The digest of everything so far; more can still be added afterwards.
        public var value: [UInt8] {
            var copy = state
            var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
            crypto_hash_sha256_final(&copy, &digest)
            return digest
        }
    }
}
