import Forms
public import Store

/// Closes an officer's account: no log-in, no roles, no sessions. What they did stays under their name.
public struct CloseAccount: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// By whoever looks after the account. Throws `Denial` or `LastAdministrator`.
    public func callAsFunction(_ account: String, in office: String, by person: Person) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            guard officer.status != .closed else { return }
            try LastAdministrator.refuse(closing: account, at: now, in: transaction)
            try RolesElsewhere(of: officer, beyond: work, in: transaction).end(officer, by: work, in: transaction)
            try CloseAccount.close(account, at: now, in: transaction)
            try work.record(.accountClosed, of: officer.subject, officer.name, in: transaction)
        }
    }

    /// Whether it could be closed, for its page. Throws as closing does, and changes nothing.
    public func look(
        at account: String, in office: String, by person: Person, in transaction: any ReadTransaction
    ) throws -> Account {
        let work = try Administration.of(office, by: person, environment, in: transaction)
        let officer = try work.officer(account, in: transaction)
        try work.requireCare(of: officer, in: transaction)
        try LastAdministrator.refuse(closing: account, at: environment.now, in: transaction)
        return officer
    }

    /// Whether it may be is judged by whoever asks for it.
    static func close(_ account: String, at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE accounts SET status = 'closed', password_hash = NULL
            WHERE office_id = \(People.office) AND id = \(account)
            """)
        try transaction.execute(
            "DELETE FROM account_logins WHERE office_id = \(People.office) AND account_id = \(account)")
        try Leave.endAll(of: account, at: now, in: transaction)
        try transaction.execute(
            """
            UPDATE roles_held SET ends_at = \(now.seconds)
            WHERE office_id = \(People.office) AND account_id = \(account)
                AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """)
        try RoleOffer.lapse(of: account, in: transaction)
        try EndSession.all(of: account, in: transaction)
        try SecondFactor.forget(of: account, in: transaction)
        try KnownDevice.forgetAll(of: account, in: transaction)
        try OneTimeLink.revoke(.invitation, of: account, at: now, in: transaction)
        try OneTimeLink.revoke(.passwordReset, of: account, at: now, in: transaction)
        // Nobody else can read them, and they may name applicants.
        try transaction.execute(
            "DELETE FROM saved_selections WHERE office_id = \(People.office) AND account = \(account)")
        try transaction.execute("DELETE FROM snippets WHERE office_id = \(People.office) AND account = \(account)")
    }
}
