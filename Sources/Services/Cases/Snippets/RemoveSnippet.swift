import Store

/// Keeps a text no longer. One that is not there is not missed.
public struct RemoveSnippet: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: `Denial` where it is not the person's to remove.
    public func callAsFunction(_ id: String, of owner: Snippet.Owner, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try owner.require(person, environment, in: transaction)
            try transaction.execute(
                """
                DELETE FROM snippets
                WHERE office_id = \(owner.office) AND account = \(owner.account) AND id = \(id)
                """)
        }
    }
}
