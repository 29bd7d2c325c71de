import Store

/// Makes an office below another.
public struct CreateOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at the fields of `NewOffice`.
    public func callAsFunction(_ new: NewOffice, under parent: String, by person: Person) async throws -> Office {
        let environment = environment
        return try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: parent, environment, transaction)
            guard let parent = try Office.find(parent, in: transaction) else { throw OfficeTrouble.unknownOffice }
            return try new.create(id: Identifier.random(), parent: parent, at: environment.now, in: transaction)
        }
    }
}
