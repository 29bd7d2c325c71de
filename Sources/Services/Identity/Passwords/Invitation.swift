import Store

/// A one-time link with which an account gets its first password.
enum Invitation {
    /// Mails a link where the account has an address, and makes another that whoever invites can hand over; earlier ones
    /// stop working. They are two, because only the mailed one proves the address: using either uses up both.
    /// - Parameter sender: the administrator who invites, and is told where the mail comes back; nil: nobody is.
    static func send(
        to account: Account, by sender: String? = nil, office: String, base: String, _ environment: Environment,
        in transaction: any Transaction
    ) throws -> String {
        try OneTimeLink.revoke(.invitation, of: account.id, at: environment.now, in: transaction)
        let link = { (byMail: Bool) in
            let token = try OneTimeLink.issue(
                .invitation, account: account.id, office: office, byMail: byMail, environment, in: transaction)
            return base + AccountPaths.invitation(token)
        }
        if let email = account.email {
            try AccountMails.invitation(to: email, name: account.name, link: link(true))
                .enqueue(.invitation, to: account.id, by: sender, office: office, environment, in: transaction)
        }
        return try link(false)
    }
}
