import Store

/// Makes an office below another.
public struct CreateOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at the fields of `NewOffice`.
    public func callAsFunction(_ new: NewOffice, under parent: String, by person: Person) async throws -> Office {
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(parent, by: person, environment, in: transaction)
            let made = try new.create(
                id: Identifier.random(), parent: work.office, at: environment.now, in: transaction)
            try work.record(.officeMade, of: made.slug, made.name, in: transaction)
            return made
        }
    }
}
