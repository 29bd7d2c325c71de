import Forms
import Store

/// A link that was sent to one account or contact and works once. Its token is stored hashed.
struct OneTimeLink: Hashable, Sendable {
    enum Purpose: String, Hashable, Sendable {
        case invitation
        case passwordReset = "password-reset"
        case caseAccess = "case-access"

        /// In seconds.
        var lifetime: Int64 {
            switch self {
            case .invitation: 7 * 86_400
            case .passwordReset: 3600
            case .caseAccess: 7 * 86_400
            }
        }
    }

    let purpose: Purpose
    let account: String?
    let contact: String?
    /// The office at whose pages it leads.
    let office: String
    /// It reached its holder by mail only: whoever uses it has that mailbox.
    let isByMail: Bool
    private let hash: [UInt8]

    /// - Parameter lifetime: in seconds; nil: that of the purpose.
    static func issue(
        _ purpose: Purpose, account: String? = nil, contact: String? = nil, office: String, byMail: Bool,
        lifetime: Int64? = nil, _ environment: Environment, in transaction: any Transaction
    ) throws -> String {
        let token = SecretToken.random()
        let now = environment.now.seconds
        try transaction.execute(
            """
            INSERT INTO one_time_links (office_id, token_hash, purpose, account_id, contact_id, for_office_id,
                by_mail, created_at, expires_at)
            VALUES (\(People.office), \(SecretToken.hash(token, purpose: .link, keyring: environment.keyring)),
                \(purpose.rawValue), \(account), \(contact), \(office), \(byMail), \(now),
                \(now + (lifetime ?? purpose.lifetime)))
            """)
        return token
    }

    /// The link, unused and in time. Throws `LinkTrouble`.
    static func find(
        _ token: String, _ purpose: Purpose, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> OneTimeLink {
        let hashes = SecretToken.hashes(token, purpose: .link, keyring: environment.keyring)
        guard
            let row = try transaction.row(
                "SELECT * FROM one_time_links WHERE office_id = \(People.office) AND token_hash IN \(list: hashes)"),
            row.text("purpose") == purpose.rawValue
        else { throw LinkTrouble.unknown }
        guard row.intOrNil("used_at") == nil else { throw LinkTrouble.used }
        guard environment.now.seconds < row.int("expires_at"),
            row.int("created_at") <= ClockAhead.latest(at: environment.now)
        else { throw LinkTrouble.expired }
        return OneTimeLink(
            purpose: purpose, account: row.textOrNil("account_id"), contact: row.textOrNil("contact_id"),
            office: row.text("for_office_id"), isByMail: row.bool("by_mail"),
            hash: row.blob("token_hash"))
    }

    /// Uses it up, and with it every other link of this purpose to the same account. Throws `LinkTrouble.used` where
    /// somebody was first.
    func use(at now: Instant, in transaction: any Transaction) throws {
        let used = try transaction.execute(
            """
            UPDATE one_time_links SET used_at = \(now.seconds)
            WHERE office_id = \(People.office) AND token_hash = \(hash) AND used_at IS NULL
            """)
        guard used == 1 else { throw LinkTrouble.used }
        if let account { try OneTimeLink.revoke(purpose, of: account, at: now, in: transaction) }
    }

    static func revoke(
        _ purpose: Purpose, of account: String, at now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE one_time_links SET used_at = \(now.seconds)
            WHERE office_id = \(People.office) AND account_id = \(account) AND purpose = \(purpose.rawValue)
                AND used_at IS NULL
            """)
    }
}
