import Store

/// The code of six digits that is mailed to prove an address.
enum SixDigits {
    /// The code that goes with a mailed link. It follows from the link's token and the key, and from neither alone, so
    /// that whoever opens the link can be told the code although only its hash is stored.
    static func code(of token: String, keyring: Keyring) -> String { codes(of: token, keyring: keyring)[0] }

    /// Under every index key, the one that writes first.
    static func codes(of token: String, keyring: Keyring) -> [String] {
        SecretToken.digests(token, purpose: .contactCodeOfLink, keyring: keyring).map { digest in
            let number = String(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000)
            return String(repeating: "0", count: 6 - number.count) + number
        }
    }

    /// What was typed, without spaces and dots; nil unless six digits are left.
    static func read(_ typed: String) -> String? {
        let digits = typed.filter { !" .-".contains($0) }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits
    }
}
