import Store

/// Throws a draft of an SOP away, with what was tried on it.
public struct RemoveProcedureDraft: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter draft: as it was shown.
    /// - Throws: `Denial`; `DraftChanged` where it is another by now, or gone.
    public func callAsFunction(_ draft: SeenDraft, at office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let found = try draft.require(at: office, in: transaction)
            _ = try ProcedureDraft.remove(draft.id, at: office, in: transaction)
            try work.record(.sopDraftRemoved, of: found.name, "versi \(found.version)", in: transaction)
        }
    }
}
