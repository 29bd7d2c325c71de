import CSodium

/// How dear one guess is (Argon2id, RFC 9106).
public struct PasswordCost: Hashable, Sendable {
    public let memoryKiB: Int
    public let passes: Int

    public init(memoryKiB: Int, passes: Int) {
        self.memoryKiB = memoryKiB
        self.passes = passes
    }

    /// 19 MiB and two passes, OWASP's first recommendation: about 27 ms.
    public static let standard = PasswordCost(memoryKiB: 19 * 1024, passes: 2)

    /// As `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
    func hash(_ password: String) throws -> String {
        Sodium.wake()
        var encoded = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let bytes = password.utf8.map { CChar(bitPattern: $0) }
        let status = crypto_pwhash_str_alg(
            &encoded, bytes, UInt64(bytes.count), UInt64(passes), memoryKiB * 1024, crypto_pwhash_alg_argon2id13())
        guard status == 0 else { throw PasswordFailure.noMemory }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func verify(_ password: String, against encoded: String) -> Bool {
        Sodium.wake()
        guard let field = field(encoded) else { return false }
        let bytes = password.utf8.map { CChar(bitPattern: $0) }
        return crypto_pwhash_str_verify(field, bytes, UInt64(bytes.count)) == 0
    }

    /// Whether a hash was made at another cost than this.
    func differs(from encoded: String) -> Bool {
        guard let field = Self.field(encoded) else { return true }
        return crypto_pwhash_str_needs_rehash(field, UInt64(passes), memoryKiB * 1024) != 0
    }

    /// The encoded hash in the field of fixed size that libsodium reads; nil where it cannot be one.
    private static func field(_ encoded: String) -> [CChar]? {
        let size = crypto_pwhash_strbytes()
        let bytes = encoded.utf8.map { CChar(bitPattern: $0) }
        return bytes.count < size ? bytes + [CChar](repeating: 0, count: size - bytes.count) : nil
    }
}
