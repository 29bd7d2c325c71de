/// Names of rows and secrets in links: nobody guesses them, and they tell nothing.
public enum Identifier {
    /// 128 random bits: 26 lower-case letters and digits.
    public static func random(from random: some RandomSource = SystemRandom()) -> String {
        Crockford.text(Crockford.symbols(random.bytes(16))).lowercased()
    }

    /// Whether a name may be one of `random`.
    static func isRandom(_ name: String) -> Bool {
        name.utf8.count == 26 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }

    /// 256 random bits, 52 letters and digits: session, reset and invitation tokens. Store `Keyring.tokenHash` of it.
    public static func token(from random: some RandomSource = SystemRandom()) -> String {
        Crockford.text(Crockford.symbols(random.bytes(32))).lowercased()
    }
}
