import Forms
import Procedures
import Store

/// A case of another office of which this office has, or had, a task: the row that its lists and pages start from.
struct Handover: Sendable {
    /// The office that is asked.
    let office: String
    let caseID: String
    /// The office that handles the case.
    let from: String

    static func find(_ caseID: String, at office: String, in transaction: any ReadTransaction) throws -> Handover? {
        try transaction.row(
            "SELECT from_office_id FROM handovers WHERE office_id = \(office) AND case_id = \(caseID)"
        ).map { Handover(office: office, caseID: caseID, from: $0.text("from_office_id")) }
    }

    /// Puts the tasks as the handling office has them into this office's rows, all of them anew.
    ///
    /// Safe to do twice, on any node and in any order: an older copy never replaces a newer one. Of two copies with the
    /// same number of events the one with more forms is the newer: a form that waits goes only with an event. A task about which somebody here has
    /// done something stays away until the handling office has answered.
    static func store(_ content: HandoverContent, at office: String, in transaction: any Transaction) throws {
        let isNewest = try transaction.execute(
            """
            INSERT INTO handovers (office_id, case_id, from_office_id, number, procedure_hash, version, forms)
            VALUES (\(office), \(content.caseID), \(content.from), \(content.number), \(content.procedureHash),
                \(content.version), \(content.forms))
            ON CONFLICT (office_id, case_id) DO UPDATE SET version = excluded.version, forms = excluded.forms,
                procedure_hash = excluded.procedure_hash
                WHERE handovers.version < excluded.version
                    OR (handovers.version = excluded.version AND handovers.forms <= excluded.forms)
            """)
        guard isNewest == 1 else { return }
        let id = content.caseID
        try transaction.execute("DELETE FROM tasks WHERE office_id = \(office) AND case_id = \(id)")
        try transaction.execute("DELETE FROM task_roles WHERE office_id = \(office) AND case_id = \(id)")
        let done = try HandoverActRow.closed(of: id, at: office, in: transaction)
        for task in content.tasks where !done.contains(HandoverActRow.Place(task)) {
            try insert(task, of: id, at: office, in: transaction)
        }
    }

    /// The case was erased: its tasks are gone, and of what somebody here did only that they did.
    static func forget(
        _ caseID: String, at office: String, keyring: Keyring, in transaction: any Transaction
    ) throws {
        try transaction.execute("DELETE FROM tasks WHERE office_id = \(office) AND case_id = \(caseID)")
        try transaction.execute("DELETE FROM task_roles WHERE office_id = \(office) AND case_id = \(caseID)")
        try HandoverActRow.forget(of: caseID, at: office, keyring: keyring, in: transaction)
        try Outbox(keyring: keyring).forget(
            office: office, subject: caseID, namedAs: AnswerAct.noticePrefix, in: transaction)
    }

    private static func insert(
        _ task: HandoverContent.Task, of id: String, at office: String, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO tasks (office_id, case_id, step, visit, kind, opened_at, due_at, claimed_by)
            VALUES (\(office), \(id), \(task.step), \(task.visit), \(task.kind.rawValue), \(task.opened.seconds),
                \(task.due?.seconds), \(task.claimedBy))
            """)
        for role in task.roles {
            try transaction.execute(
                """
                INSERT INTO task_roles (office_id, role, case_id, step, visit, kind)
                VALUES (\(office), \(role), \(id), \(task.step), \(task.visit), \(task.kind.rawValue))
                """)
        }
    }
}
