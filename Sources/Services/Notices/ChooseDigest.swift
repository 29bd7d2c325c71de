import Forms
public import Store

/// Whether an officer gets the daily digest of their tasks by mail.
public struct ChooseDigest: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: `Denial` to whoever is no officer.
    public func callAsFunction(_ isWanted: Bool, by person: Person) async throws {
        let environment = environment
        try Permission.desk.policy(Permission.Facts(office: People.office)).require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            let refused = isWanted ? nil : environment.now.seconds
            _ = try transaction.execute(
                """
                UPDATE accounts SET digest_refused_at = \(refused)
                WHERE office_id = \(People.office) AND id = \(person.id)
                """)
        }
    }

    /// What they chose; until they choose, they get it.
    public static func isWanted(by person: Person, in transaction: any ReadTransaction) throws -> Bool {
        try transaction.row(
            """
            SELECT id FROM accounts
            WHERE office_id = \(People.office) AND id = \(person.id) AND digest_refused_at IS NOT NULL
            """) == nil
    }
}
