public import Store

/// Sets a new password by the link that was mailed or handed over: all sessions end, no browser is trusted any more, and the account is open
/// again to its owner.
public struct ResetPassword: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whether the link still works, for its page; uses nothing up. Throws `LinkTrouble`.
    public func look(_ token: String, in transaction: any ReadTransaction) throws {
        _ = try account(token, in: transaction)
    }

    /// Throws `LinkTrouble` or `FieldTroubles` at `sandi`. The person logs in with the new password afterwards.
    public func callAsFunction(_ token: String, password: String) async throws {
        let environment = environment
        let account = try await environment.database.read { try self.account(token, in: $0) }
        let new = try await NewPassword(password, for: account, environment)
        try await environment.database.write { transaction in
            let link = try OneTimeLink.find(token, .passwordReset, environment, in: transaction)
            try link.use(at: environment.now, in: transaction)
            try new.set(of: account, at: environment.now, in: transaction)
            if link.isByMail { try account.emailIsVerified(at: environment.now, in: transaction) }
            try RoleOffer.lapse(of: account.id, in: transaction)
            try EndSession.all(of: account.id, in: transaction)
            try KnownDevice.forgetAll(of: account.id, in: transaction)
            try account.forgetFailures(environment, in: transaction)
            try account.tellOfNewPassword(environment, in: transaction)
            try account.recordOwn(.ownPasswordChanged, detail: "lewat tautan", environment, in: transaction)
        }
    }

    private func account(_ token: String, in transaction: any ReadTransaction) throws -> Account {
        let link = try OneTimeLink.find(token, .passwordReset, environment, in: transaction)
        guard let id = link.account,
            let account = try Account.find(id, keyring: environment.keyring, in: transaction),
            account.status == .active
        else { throw LinkTrouble.unknown }
        return account
    }
}

extension Account {
    fileprivate func forgetFailures(_ environment: Environment, in transaction: any Transaction) throws {
        for login in [username, email].compactMap(\.self) {
            let indexes = LoginIdentifier(login).indexes(keyring: environment.keyring)
            try AttemptCount(scope: .account, subjects: indexes, window: 0).forget(in: transaction)
        }
    }

    func tellOfNewPassword(_ environment: Environment, in transaction: any Transaction) throws {
        guard let email else { return }
        try AccountMails.passwordChanged(to: email, name: name)
            .enqueue(
                subject: Identifier.random(), name: "sandi-diganti", office: People.office, environment, in: transaction
            )
    }
}
