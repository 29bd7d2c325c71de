import Store

/// Mails a link for a new password to the account's proven address. The answer is the same whether or not there is such an
/// account: an address that was mistyped when somebody was invited is a stranger's.
public struct RequestPasswordReset: Sendable {
    /// Mails to one account, and requests from one address before they wait.
    private static let perAccount = 3
    private static let perAddress = 10
    private static let window: Int64 = 3600

    let environment: Environment
    let wait: @Sendable (Int64) async throws -> Void

    public init(
        _ environment: Environment,
        wait: @escaping @Sendable (Int64) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.environment = environment
        self.wait = wait
    }

    /// `typed` is a user name or an e-mail address. An account that was invited and has no password yet gets its
    /// invitation again.
    public func callAsFunction(_ typed: String, from visitor: Visitor) async throws {
        let environment = environment
        let identifier = LoginIdentifier(typed)
        let pause = try await environment.database.write { transaction -> Int64 in
            let now = environment.now
            let byAddress = AttemptCount(
                scope: .reset,
                subjects: BlindField.address.indexes(visitor.address.network, keyring: environment.keyring),
                window: Self.window)
            let byAccount = AttemptCount(
                scope: .reset, subjects: identifier.indexes(keyring: environment.keyring), window: Self.window)
            let pause = LogInLimits().wait(
                after: try byAddress.add(at: now, in: transaction), free: Self.perAddress)
            let account = try Account.find(login: identifier.text, keyring: environment.keyring, in: transaction)
            if try byAccount.add(at: now, in: transaction) <= Self.perAccount, let account {
                try Self.send(to: account, at: visitor.place, environment, in: transaction)
            }
            return pause
        }
        if pause > 0 { try await wait(pause) }
    }

    private static func send(
        to account: Account, at place: Place, _ environment: Environment, in transaction: any Transaction
    ) throws {
        guard let email = account.email else { return }
        let (office, base) =
            account.kind == .officer ? (People.office, environment.addresses.root) : (place.office, place.base)
        switch account.status {
        case .closed: return
        case .invited:
            _ = try Invitation.send(to: account, office: office, base: base, environment, in: transaction)
        case .active:
            guard account.isEmailVerified, try account.hasPassword(in: transaction) else { return }
            let token = try OneTimeLink.issue(
                .passwordReset, account: account.id, office: office, byMail: true, environment, in: transaction)
            try AccountMails
                .passwordReset(to: email, name: account.name, link: base + AccountPaths.passwordReset(token))
                .enqueue(.passwordReset, to: account.id, office: office, environment, in: transaction)
        }
    }
}

extension Account {
    /// One whose password the server made void has no second factor either: its mailbox alone must not open it, it waits for
    /// the link that the server showed.
    fileprivate func hasPassword(in transaction: any ReadTransaction) throws -> Bool {
        try transaction.row("SELECT password_hash FROM accounts WHERE office_id = \(People.office) AND id = \(id)")?
            .textOrNil("password_hash") != nil
    }
}
