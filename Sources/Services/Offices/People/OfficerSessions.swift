import Store

/// Ends sessions of an officer, from the administrator's page: a lost telephone, somebody who has left the room.
public struct EndOfficerSessions: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter session: one of the list; nil: all of them, and no browser is known any more.
    /// - Throws: `Denial`.
    public func callAsFunction(
        _ session: String? = nil, of account: String, in office: String, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            guard let session else {
                try EndSession.all(of: account, but: person.session?.id, in: transaction)
                try KnownDevice.forgetAll(of: account, in: transaction)
                return try work.record(.sessionsEnded, of: officer.subject, "semua perangkat", in: transaction)
            }
            let ended = try transaction.execute(
                """
                DELETE FROM sessions
                WHERE office_id = \(People.office) AND id = \(session) AND account_id = \(account)
                """)
            guard ended == 1 else { return }
            try work.record(.sessionsEnded, of: officer.subject, "satu perangkat", in: transaction)
        }
    }
}
