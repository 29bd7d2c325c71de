import Forms
import Store

/// Closes an officer's account: no log-in, no roles, no sessions. What they did stays under their name.
public struct CloseAccount: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// The regency's administrator may close any account, an office's those whose roles are all in that office. Throws
    /// `Denial` or `LastAdministrator`.
    public func callAsFunction(_ account: String, in office: String, by person: Person) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            try CloseAccount.refuseForeign(account, office, person, environment, in: transaction)
            try transaction.execute(
                """
                UPDATE accounts SET status = 'closed', password_hash = NULL
                WHERE office_id = \(People.office) AND id = \(account)
                """)
            try transaction.execute(
                "DELETE FROM account_logins WHERE office_id = \(People.office) AND account_id = \(account)")
            try transaction.execute(
                """
                UPDATE roles_held SET ends_at = \(now.seconds)
                WHERE office_id = \(People.office) AND account_id = \(account)
                    AND (ends_at IS NULL OR ends_at > \(now.seconds))
                """)
            try EndSession.all(of: account, in: transaction)
            try KnownDevice.forgetAll(of: account, in: transaction)
            try OneTimeLink.revoke(.invitation, of: account, at: now, in: transaction)
            try OneTimeLink.revoke(.passwordReset, of: account, at: now, in: transaction)
            try LastAdministrator.refuse(at: now, in: transaction)
        }
    }

    private static func refuseForeign(
        _ account: String, _ office: String, _ person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        guard try OfficersOf(office).include(account, in: transaction) else { throw Denial.notFound }
        let elsewhere = try transaction.row(
            """
            SELECT id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account) AND in_office_id <> \(office)
                AND (ends_at IS NULL OR ends_at > \(environment.now.seconds)) LIMIT 1
            """)
        guard elsewhere != nil else { return }
        try Permission.administer.require(of: person, in: People.office, environment, transaction)
    }
}
