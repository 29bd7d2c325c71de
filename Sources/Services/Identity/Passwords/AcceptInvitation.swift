import Forms
public import Store

/// Whoever was invited by link sets the first password and is let in.
public struct AcceptInvitation: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whom the link invites, for its page; uses nothing up. Throws `LinkTrouble`.
    public func invited(_ token: String, in transaction: any ReadTransaction) throws -> Account {
        try AcceptInvitation.account(token, environment, in: transaction).account
    }

    /// Throws `LinkTrouble`, `FieldTroubles` at `sandi`, `LogInRefusal.busy` or `.officersElsewhere`.
    public func callAsFunction(
        _ token: String, password: String, from visitor: Visitor
    ) async throws -> OpenedSession {
        let environment = environment
        let account = try await environment.database.read { try invited(token, in: $0) }
        if account.kind == .officer, !visitor.place.isRegencyHost {
            throw LogInRefusal.officersElsewhere(link: environment.addresses.root + AccountPaths.invitation(token))
        }
        let new = try await NewPassword(password, for: account, environment)
        return try await environment.database.write { transaction in
            let (link, account) = try AcceptInvitation.account(token, environment, in: transaction)
            try link.use(at: environment.now, in: transaction)
            try new.set(of: account, at: environment.now, in: transaction)
            if link.isByMail { try account.emailIsVerified(at: environment.now, in: transaction) }
            return try NewSession(owner: .account(id: account.id, account.kind), visitor: visitor)
                .open(environment, in: transaction)
        }
    }

    private static func account(
        _ token: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> (link: OneTimeLink, account: Account) {
        let link = try OneTimeLink.find(token, .invitation, environment, in: transaction)
        guard let id = link.account,
            let account = try Account.find(id, keyring: environment.keyring, in: transaction),
            account.status == .invited
        else { throw LinkTrouble.used }
        return (link, account)
    }
}

extension Account {
    /// A link that came by mail was used. An account without an address has none to verify.
    func emailIsVerified(at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE accounts SET email_verified_at = \(now.seconds)
            WHERE office_id = \(People.office) AND id = \(id) AND email_sealed IS NOT NULL
                AND email_verified_at IS NULL
            """)
    }
}
