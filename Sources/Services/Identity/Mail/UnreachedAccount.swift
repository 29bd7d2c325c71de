import Forms
public import Store

/// That the last mail to an account did not reach it, as far as servers have said: refused at once, or come back later. For
/// whoever looks after the account, and of a code for whoever asked for it.
public struct UnreachedAccount: Hashable, Sendable {
    public let mail: AccountMail
    /// In our words, without an address.
    public let cause: String

    /// - Parameter purposes: of which mails.
    /// - Returns: nil where none is known to have failed.
    public static func of(
        _ account: String, by purposes: Set<AccountMail.Purpose> = [.invitation, .passwordReset, .ownAddress],
        keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> UnreachedAccount? {
        guard let mail = try AccountMail.latest(of: account, for: purposes, in: transaction) else { return nil }
        if mail.bounced != nil {
            return UnreachedAccount(mail: mail, cause: RefusedMail.cause(status: mail.bounceStatus ?? ""))
        }
        let standing = try Outbox(keyring: keyring).standing(
            office: mail.office, subject: mail.subject, kind: OutgoingMail.kind, in: transaction)[mail.purpose.rawValue]
        guard let standing, standing.state == .givenUp else { return nil }
        return UnreachedAccount(mail: mail, cause: standing.cause ?? "")
    }
}
