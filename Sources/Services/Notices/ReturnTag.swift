public import Store

/// What tells the mail of one notice from all others when it comes back: it stands in the return address
/// (`pantulan+<tag>@…`), 128 bits that follow from the notice and the installation's key. Whoever has not had the mail in
/// their hands cannot say that it came back.
public struct ReturnTag: Hashable, Sendable {
    /// 32 figures of base 16.
    public let text: String

    /// - Parameters:
    ///   - subject: the outbox row's, as `name` is: the same for every try.
    public init(office: String, subject: String, name: String, keyring: Keyring) {
        let digest = keyring.tokenDigest(of: "\(office)\n\(subject)\n\(name)", purpose: "notices.return")
        text = Hexadecimal.text(Array(digest.prefix(16)))
    }

    /// As a mail server passes it on, in whatever case; nil for what is none.
    public init?(_ typed: String) {
        let text = typed.lowercased()
        guard text.utf8.count == 32, text.utf8.allSatisfy("0123456789abcdef".utf8.contains) else { return nil }
        self.text = text
    }

    /// What the database knows of it. It needs no key: 128 random bits are not guessed.
    var hash: [UInt8] { Digest.sha256(text) }

    /// The envelope's sender (RFC 5321 §4.1.1.2) of the mail.
    /// - Parameter mailbox: whose tagged addresses (`+`) are given to `balai mail bounce`.
    public func address(at mailbox: String) -> String {
        let halves = mailbox.split(separator: "@", maxSplits: 1)
        return "\(halves[0])+\(text)@\(halves.last ?? "")"
    }
}
