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
    }

    static func random() -> String { Identifier.token() }

    static func hash(_ token: String, purpose: Purpose, keyring: Keyring) -> [UInt8] {
        keyring.tokenHash(of: token, purpose: "identity.\(purpose.rawValue)")
    }
}
