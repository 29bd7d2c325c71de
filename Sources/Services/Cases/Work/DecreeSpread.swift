import Forms
import Procedures
import Store

/// Asks every open case that a calendar counts to count again: one piece of work a case, one transaction an office.
struct DecreeSpread {
    let environment: Environment
    let decree: String
    let revision: Int

    /// Safe to do twice: a case whose deadlines are counted already finds nothing to move.
    func callAsFunction(from office: String) async throws {
        let offices = try await environment.database.read { transaction in
            try transaction.rows(
                """
                WITH RECURSIVE below (id) AS (
                    SELECT id FROM offices WHERE id = \(office)
                    UNION ALL
                    SELECT o.id FROM offices o JOIN below b ON o.parent_id = b.id WHERE o.calendar IS NULL
                )
                SELECT id FROM below ORDER BY id
                """
            ).map { $0.text("id") }
        }
        for below in offices { try await ask(office: below, source: office) }
    }

    private func ask(office: String, source: String) async throws {
        let (environment, work) = (environment, CaseWork.recompute(decree, revision: revision))
        try await environment.database.write { transaction in
            let outbox = Outbox(keyring: environment.keyring)
            let open = try transaction.rows("SELECT id FROM cases WHERE office_id = \(office) AND ended_at IS NULL")
            for row in open {
                try outbox.enqueue(
                    office: office, subject: row.text("id"), name: "\(work.name):\(source)", kind: CaseWork.kind,
                    payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
            }
        }
    }
}
