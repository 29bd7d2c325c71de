import Forms
import Store

/// Ends an officer's role at once. What they did in it stays theirs.
public struct EndRole: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `LastAdministrator`: the root office is never without one.
    public func callAsFunction(_ role: String, in office: String, by person: Person) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            guard let held = try Role.find(role, in: work.office.id, in: transaction), !held.isOver(at: now) else {
                return
            }
            try held.end(at: now, in: work.office, transaction)
            let account = try work.officer(held.account, in: transaction)
            try work.record(.roleEnded, of: account.subject, held.told(in: work.office), in: transaction)
        }
    }
}

extension Role {
    /// Throws `LastAdministrator`; then the transaction must go back.
    func end(at now: Instant, in office: Office, _ transaction: any Transaction) throws {
        let lastDay = max(firstDay, now.date(in: office.zone))
        try LastAdministrator.watch(over: [self], at: now, in: transaction) {
            _ = try transaction.execute(
                """
                UPDATE roles_held SET ends_at = \(now.seconds), last_day = \(lastDay.description)
                WHERE office_id = \(People.office) AND id = \(id)
                """)
        }
    }
}
