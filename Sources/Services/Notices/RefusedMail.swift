/// A mail that its receiver's server refused for good (RFC 5321 §4.2.1: 5xx), as whoever looks after the case is told: it
/// came back at once. What comes back later goes to the sender's mailbox, which Balai does not read
/// (docs/decisions/0046).
public enum RefusedMail {
    private static let beginning = "Server surat menolak email ini untuk seterusnya"

    /// - Parameter code: the server's; nil: the message was refused here.
    public static func cause(code: Int?) -> String { beginning + (code.map { " (\($0))" } ?? "") + "." }

    static func isMeant(by cause: String) -> Bool { cause.hasPrefix(beginning) }
}
