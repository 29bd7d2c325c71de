import Forms
import Procedures
import Store

/// The tasks of one office that a person's roles of today open there. The number of its statements does not grow with
/// the tasks.
struct TaskList {
    let office: String
    let person: Person
    let environment: Environment
    let cases: CaseServices
    let transaction: any ReadTransaction

    private var roles: [String] {
        let held = person.roles.filter { $0.office == office && $0.isHeld(at: environment.now) }
        return Set(held.map(\.name)).sorted()
    }

    func counts() throws -> [Inbox.Filter: Int] {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n, COUNT(CASE WHEN claimed_by = \(person.id) THEN 1 END) AS mine,
                COUNT(CASE WHEN claimed_by IS NULL THEN 1 END) AS free,
                COUNT(CASE WHEN due_at < \(environment.now.seconds) THEN 1 END) AS late
            FROM (
                SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.due_at, t.claimed_by
                FROM task_roles r
                JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                    AND t.visit = r.visit AND t.kind = r.kind
                WHERE r.office_id = \(office) AND r.role IN \(list: roles)) AS own
            """)!
        return [
            .all: Int(row.int("n")), .mine: Int(row.int("mine")), .free: Int(row.int("free")),
            .late: Int(row.int("late")),
        ]
    }

    /// The first `limit` of those that the filter keeps, first due first.
    func rows(_ filter: Inbox.Filter, limit: Int) throws -> [InboxRow] {
        let found = try transaction.rows(
            """
            SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.opened_at, t.due_at, t.claimed_by, c.number,
                c.procedure_hash, c.applicant_name_sealed
            FROM task_roles r
            JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                AND t.visit = r.visit AND t.kind = r.kind
            JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE r.office_id = \(office) AND r.role IN \(list: roles)
                AND (\(filter.rawValue) = 'semua'
                    OR (\(filter.rawValue) = 'saya' AND t.claimed_by = \(person.id))
                    OR (\(filter.rawValue) = 'bebas' AND t.claimed_by IS NULL)
                    OR (\(filter.rawValue) = 'terlambat' AND t.due_at < \(environment.now.seconds)))
            ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT \(limit)
            """)
        let closure = try ListClosure(
            found.map { ($0.text("case_id"), $0.text("procedure_hash")) }, of: office, for: person,
            at: environment.now, shelf: cases.shelf, in: transaction)
        return try found.map { try row($0, closure) }
    }

    private func row(_ row: Row, _ closure: ListClosure) throws -> InboxRow {
        let (id, hash) = (row.text("case_id"), row.text("procedure_hash"))
        let procedure = try cases.shelf.procedure(hash, in: transaction)
        let isClosed = closure.scopes(of: id, hash: hash).contains(.identity)
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id])
        return InboxRow(
            office: office, caseID: id, number: row.text("number"), service: procedure.title, step: row.text("step"),
            visit: Int(row.int("visit")), kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step,
            title: procedure.step(row.text("step"))?.text ?? row.text("step"),
            applicant: isClosed
                ? nil : try environment.keyring.openText(row.blob("applicant_name_sealed"), for: place),
            opened: Instant(seconds: row.int("opened_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
            claimedBy: row.textOrNil("claimed_by"))
    }
}
