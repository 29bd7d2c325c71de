import Store

/// A secret of 256 random bits that is handed out once and stored only as a keyed hash. A hash of one purpose is of no
/// use for another.
enum SecretToken {
    enum Purpose: String {
        case session = "sesi"
        case device = "perangkat"
        case link = "tautan"
        case contactLink = "tautan-kontak"
        case contactCode = "kode-kontak"
        case contactCodeOfLink = "kode-tautan-kontak"
        case form = "formulir"
        case halfLogIn = "setengah-masuk"
        case recovery = "kode-cadangan"

        fileprivate var name: String { "identity.\(rawValue)" }
    }

    static func random() -> String { Identifier.token() }

    /// What is written.
    static func hash(_ token: String, purpose: Purpose, keyring: Keyring) -> [UInt8] {
        keyring.tokenHash(of: token, purpose: purpose.name)
    }

    /// What is looked up by.
    static func hashes(_ token: String, purpose: Purpose, keyring: Keyring) -> [[UInt8]] {
        keyring.tokenHashes(of: token, purpose: purpose.name)
    }

    /// Whether this hash is the token's; in constant time.
    static func isHash(_ hash: [UInt8], of token: String, purpose: Purpose, keyring: Keyring) -> Bool {
        hashes(token, purpose: purpose, keyring: keyring).contains { ConstantTime.equal($0, hash) }
    }

    /// What follows from a token without being stored; the first is what is given out.
    static func digests(_ token: String, purpose: Purpose, keyring: Keyring) -> [[UInt8]] {
        keyring.tokenDigests(of: token, purpose: purpose.name)
    }
}
