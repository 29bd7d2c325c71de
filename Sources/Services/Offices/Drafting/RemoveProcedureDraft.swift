import Store

/// Throws a draft of an SOP away, with what was tried on it.
public struct RemoveProcedureDraft: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`.
    public func callAsFunction(_ draft: String, at office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            guard let found = try ProcedureDraft.find(draft, at: office, in: transaction) else { throw Denial.notFound }
            _ = try ProcedureDraft.remove(draft, at: office, in: transaction)
            try work.record(.sopDraftRemoved, of: found.name, "versi \(found.version)", in: transaction)
        }
    }
}
