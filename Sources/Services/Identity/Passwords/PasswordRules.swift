/// What a password must be: long enough, not a name, not one of the commonest. No rule about kinds of characters: they
/// make passwords harder for people and not for guessers (NIST SP 800-63B §5.1.1.2).
public enum PasswordRules {
    /// In characters.
    public static let minimumLength = 10
    /// Argon2id takes any length; a limit keeps a request from buying endless hashing.
    static let maximumBytes = 1024

    /// Throws `FieldTroubles` at `field`.
    static func check(_ password: String, names: [String], field: String = "sandi") throws {
        if let message = message(password, names: names) { throw FieldTroubles([field: message]) }
    }

    private static func message(_ password: String, names: [String]) -> String? {
        if password.isEmpty { return "Isi kata sandi baru" }
        if password.count < minimumLength {
            return "Kata sandi berisi \(password.count) karakter, sedikitnya \(minimumLength)"
        }
        if password.utf8.count > maximumBytes { return "Kata sandi terlalu panjang, paling banyak 1.000 karakter" }
        let folded = password.lowercased()
        if names.contains(where: { $0.lowercased() == folded }) {
            return "Kata sandi tidak boleh sama dengan nama pengguna, nama, atau alamat email Anda"
        }
        if Set(folded).count < 4 || CommonPasswords.all.contains(folded) {
            return "Kata sandi ini terlalu mudah ditebak. Rangkai tiga atau empat kata yang tidak berhubungan"
        }
        return nil
    }
}
