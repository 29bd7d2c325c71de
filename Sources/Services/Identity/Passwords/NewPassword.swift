import Forms
import Store

/// A new password that keeps the rules, hashed before any transaction begins.
struct NewPassword: Sendable {
    private let hash: String

    /// Throws `FieldTroubles` at `sandi`, or `PasswordFailure.busy`.
    init(_ password: String, for account: Account, _ environment: Environment) async throws {
        let names = [account.username, account.name, account.email].compactMap(\.self)
        try PasswordRules.check(password, names: names)
        hash = try await environment.passwords.hash(password, lane: account.kind.lane)
    }

    /// Sets it; an invited account is active from then on.
    func set(of account: Account, at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE accounts SET password_hash = \(hash), password_changed_at = \(now.seconds), status = 'active'
            WHERE office_id = \(People.office) AND id = \(account.id) AND status <> 'closed'
            """)
    }
}
