import Procedures
import Store

/// Forms of sub-procedures that wait to be filled in, as the parent's own office knows them.
enum WaitingForms {
    /// The open steps of a case that wait for one.
    static func steps(
        of record: CaseRecord, _ state: CaseState, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        guard state.subs.contains(where: { $0.child == nil && state.open[$0.step]?.visit == $0.visit }) else {
            return []
        }
        let rows = try transaction.rows(
            "SELECT step, visit FROM waiting_forms WHERE office_id = \(record.office) AND case_id = \(record.id)")
        return Set(
            rows.filter { state.open[$0.text("step")]?.visit == Int($0.int("visit")) }.map { $0.text("step") })
    }

    static func note(_ parent: ParentLink, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO waiting_forms (office_id, case_id, step, visit)
            VALUES (\(parent.office), \(parent.caseID), \(parent.step), \(parent.visit))
            ON CONFLICT (office_id, case_id, step, visit) DO NOTHING
            """)
    }

    /// The form was sent.
    static func forget(step: String, visit: Int, of record: CaseRecord, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            DELETE FROM waiting_forms
            WHERE office_id = \(record.office) AND case_id = \(record.id) AND step = \(step) AND visit = \(visit)
            """)
    }
}
