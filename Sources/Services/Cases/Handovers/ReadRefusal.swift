import Store

/// Whoever acted has read why the handling office did not take it; what they had typed is kept no longer.
public struct ReadRefusal: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Throws: `CaseMissing` for what is not theirs.
    public func callAsFunction(_ act: String, at office: String, by person: Person) async throws {
        try await environment.database.write { transaction in
            let changed = try transaction.execute(
                """
                UPDATE handover_acts SET state = 'read', act_sealed = NULL, answer_sealed = NULL
                WHERE office_id = \(office) AND id = \(act) AND person = \(person.id) AND state IN ('refused', 'read')
                """)
            guard changed == 1 else { throw CaseMissing() }
        }
    }
}
