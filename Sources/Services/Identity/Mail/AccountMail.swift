public import Forms
import Store

/// A mail that brings somebody into an account: an invitation, a link for a new password, a code that proves an address.
/// That it was made is kept, so that what comes back of it is told to whoever looks after the account.
public struct AccountMail: Hashable, Sendable {
    /// What it is for; the outbox row's name.
    public enum Purpose: String, Hashable, Sendable {
        case invitation = "undangan"
        case passwordReset = "sandi-baru"
        case ownAddress = "kode"
    }

    /// The outbox row's, as `subject` is.
    let office: String
    let subject: String
    public let account: String
    public let purpose: Purpose
    public let made: Instant
    /// Who invited; nil: nobody is to be told.
    let sender: String?
    /// When it was known that it had come back, after a server took it; by which code (RFC 3463).
    let bounced: Instant?
    let bounceStatus: String?
    /// When a server said that it could not pass it on yet.
    let delayed: Instant?

    /// The last that was sent to an account for any of these; nil: none is kept.
    static func latest(
        of account: String, for purposes: Set<Purpose>, in transaction: any ReadTransaction
    ) throws -> AccountMail? {
        try transaction.row(
            """
            SELECT * FROM account_mails
            WHERE account_id = \(account) AND name IN \(list: purposes.map(\.rawValue).sorted())
            ORDER BY made_at DESC, subject LIMIT 1
            """
        ).map(AccountMail.init)
    }

    init(_ row: Row) throws {
        guard let purpose = Purpose(rawValue: row.text("name")) else { throw LinkTrouble.unknown }
        office = row.text("office_id")
        subject = row.text("subject")
        account = row.text("account_id")
        self.purpose = purpose
        made = Instant(seconds: row.int("made_at"))
        sender = row.textOrNil("sent_by")
        bounced = row.intOrNil("bounced_at").map(Instant.init(seconds:))
        bounceStatus = row.textOrNil("bounce_status")
        delayed = row.intOrNil("delayed_at").map(Instant.init(seconds:))
    }
}

extension OutgoingMail {
    /// Puts a mail that brings somebody into their account into the outbox.
    /// - Parameters:
    ///   - subject: the row's; nil: a random one.
    ///   - sender: the administrator who is told where it comes back.
    func enqueue(
        _ purpose: AccountMail.Purpose, to account: String, subject: String? = nil, by sender: String? = nil,
        office: String, _ environment: Environment, in transaction: any Transaction
    ) throws {
        let subject = subject ?? Identifier.random()
        try transaction.execute(
            """
            INSERT INTO account_mails (office_id, subject, name, account_id, made_at, sent_by)
            VALUES (\(office), \(subject), \(purpose.rawValue), \(account), \(environment.now.seconds), \(sender))
            """)
        try enqueue(subject: subject, name: purpose.rawValue, office: office, environment, in: transaction)
    }
}
