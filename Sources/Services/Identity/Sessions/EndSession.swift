import Store

/// Ends one's own sessions: this one (log out), one from the list, or all others.
public struct EndSession: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Logs out.
    public func callAsFunction(_ person: Person) async throws {
        guard let session = person.session?.id else { return }
        try await self(session, of: person)
    }

    /// One session of the list. Nothing happens where it is not the person's own, or has ended.
    public func callAsFunction(_ session: String, of person: Person) async throws {
        let environment = environment
        try SignedIn().require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            let ended = try transaction.execute(
                """
                DELETE FROM sessions WHERE office_id = \(People.office) AND id = \(session)
                    AND (account_id = \(person.id) OR contact_id = \(person.id))
                """)
            // Logging out is no change of the account.
            guard ended > 0, session != person.session?.id, person.hasAccount else { return }
            try person.recordOwn(.ownSessionsEnded, environment, in: transaction)
        }
    }

    /// All sessions of the account but the one that asks.
    public func others(of person: Person) async throws {
        let environment = environment
        try HasAccount().require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            try EndSession.all(of: person.id, but: person.session?.id, in: transaction)
            try person.recordOwn(.ownSessionsEnded, environment, in: transaction)
        }
    }

    static func all(of account: String, but kept: String? = nil, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            DELETE FROM sessions
            WHERE office_id = \(People.office) AND account_id = \(account) AND id <> \(kept ?? "")
            """)
        try transaction.execute(
            "DELETE FROM half_log_ins WHERE office_id = \(People.office) AND account_id = \(account)")
    }
}
