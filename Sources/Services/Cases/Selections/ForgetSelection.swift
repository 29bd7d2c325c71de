import Store

/// Keeps a selection of one's own no longer. Of somebody else's it knows nothing.
public struct ForgetSelection: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(_ id: String, by person: Person) async throws {
        _ = try await environment.database.write { transaction in
            try transaction.execute(
                """
                DELETE FROM saved_selections
                WHERE office_id = \(People.office) AND account = \(person.id) AND id = \(id)
                """)
        }
    }
}
