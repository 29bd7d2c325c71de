/// What carries a notice to a mailbox.
public protocol Mailer: Sendable {
    /// Hands the message to a server that takes the responsibility for it (RFC 5321 §6.1).
    ///
    /// - Throws: only `MailFailure`, which says whether to try again.
    func send(_ message: MailMessage) async throws(MailFailure)
}

/// One notice as an e-mail of plain text.
public struct MailMessage: Equatable, Sendable {
    /// Without angle brackets, `left@right` (RFC 5322 §3.6.4). It belongs to the notice, not to the attempt: a second
    /// sending of the same notice has the same one, so that a reader's program shows it once.
    public var messageID: String
    /// Nil: the address that the mailer is configured with.
    public var from: MailAddress?
    /// Where it goes back to if it cannot be delivered (the envelope's sender); nil: the mailer's own address.
    public var returnPath: String?
    public var to: MailAddress
    public var subject: String
    /// Lines of any length, ended by LF or CRLF.
    public var text: String
    /// When the notice was made, in seconds since 1970; nil: now.
    public var date: Int64?

    public init(
        messageID: String, from: MailAddress? = nil, returnPath: String? = nil, to: MailAddress, subject: String,
        text: String, date: Int64? = nil
    ) {
        self.messageID = messageID
        self.from = from
        self.returnPath = returnPath
        self.to = to
        self.subject = subject
        self.text = text
        self.date = date
    }
}

/// A mailbox, and the name to show for it.
public struct MailAddress: Equatable, Sendable {
    public var name: String?
    /// `local@domain` in ASCII; a domain of other letters in its `xn--` form.
    public var address: String

    public init(name: String? = nil, address: String) {
        self.name = name
        self.address = address
    }
}

/// Why a message was not handed over. The texts are for whoever runs the office; they may name the recipient, so keep
/// them sealed and out of logs.
public enum MailFailure: Error, Equatable, Sendable {
    /// The same message will never be taken: the server's code of 5xx, nil where it was refused here. Do not repeat.
    case permanent(code: Int?, String)
    /// The server takes this message not now; try again later.
    case transient(String)
    /// The server takes no message now: it cannot be reached, does not answer, or lets us not in. Try again later.
    case away(String)
    /// The whole message went out, and no answer came: it may have been taken. Repeat only because the Message-ID is the
    /// same.
    case uncertain(String)
}
