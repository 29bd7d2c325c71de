import Forms
public import Store

/// Asks every running case of an adoption's version, once the adoption's first day has come, to give its tasks to the roles
/// that it names: a piece of work a case.
public struct AdoptionClock: WorkHandler {
    /// The timer kind that this handles.
    public static let kind = AdoptionTimer.kind
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        { transaction in
            guard let adoption = try Adoption.find(claim.subject, at: claim.office, in: transaction) else { return }
            let running = try transaction.rows(
                """
                SELECT id FROM cases
                WHERE office_id = \(claim.office) AND procedure_hash = \(adoption.procedureHash) AND ended_at IS NULL
                ORDER BY id
                """)
            let work = CaseWork.adopted(adoption.id)
            for row in running {
                try Outbox(keyring: environment.keyring).enqueue(
                    office: claim.office, subject: row.text("id"), name: work.name, kind: CaseWork.kind,
                    payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
            }
        }
    }

    public func cause(of error: any Error, in claim: WorkClaim) -> String { WorkCause.words(error) }
}
