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

    private var roles: [String] { person.roleNames(at: office, environment.now) }

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
        let tasks: [Inbox.Filter: Int] = [
            .all: Int(row.int("n")), .mine: Int(row.int("mine")), .free: Int(row.int("free")),
            .late: Int(row.int("late")),
        ]
        let refused = try refused()
        return Dictionary(
            uniqueKeysWithValues: tasks.map { filter, count in (filter, count + refused.count { keeps($0, filter) }) })
    }

    /// The first `limit` of those that the filter keeps, first due first.
    func rows(_ filter: Inbox.Filter, limit: Int) throws -> [InboxRow] {
        let found = try transaction.rows(
            """
            SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.opened_at, t.due_at, t.claimed_by,
                COALESCE(c.number, h.number) AS number, COALESCE(c.procedure_hash, h.procedure_hash) AS procedure_hash,
                c.applicant_name_sealed, o.name AS from_name
            FROM task_roles r
            JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                AND t.visit = r.visit AND t.kind = r.kind
            LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            LEFT JOIN offices o ON o.id = h.from_office_id
            WHERE r.office_id = \(office) AND r.role IN \(list: roles)
                AND (\(filter.rawValue) = 'semua'
                    OR (\(filter.rawValue) = 'saya' AND t.claimed_by = \(person.id))
                    OR (\(filter.rawValue) = 'bebas' AND t.claimed_by IS NULL)
                    OR (\(filter.rawValue) = 'terlambat' AND t.due_at < \(environment.now.seconds)))
            ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT \(limit)
            """)
        // What another office's SOP closes is not in its rows here at all.
        let own = found.filter { $0.textOrNil("from_name") == nil }
        let closure = try ListClosure(
            own.map { ($0.text("case_id"), $0.text("procedure_hash")) }, of: office, for: person,
            at: environment.now, shelf: cases.shelf, in: transaction)
        return try refused().filter { keeps($0, filter) } + found.map { try row($0, closure) }
    }

    private func keeps(_ row: InboxRow, _ filter: Inbox.Filter) -> Bool {
        row.isKept(by: filter, for: person.id, at: environment.now)
    }

    /// What the person did at another office's task and was not taken: it stands in their list, as due when they sent it,
    /// until they have read why.
    private func refused() throws -> [InboxRow] {
        try transaction.rows(
            """
            SELECT a.case_id, a.step, a.visit, a.kind, a.sent_at, h.number, h.procedure_hash, o.name AS from_name
            FROM handover_acts a
            JOIN handovers h ON h.office_id = a.office_id AND h.case_id = a.case_id
            JOIN offices o ON o.id = h.from_office_id
            WHERE a.office_id = \(office) AND a.person = \(person.id) AND a.state = 'refused'
            """
        ).map { row in
            let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
            let sent = Instant(seconds: row.int("sent_at"))
            var refused = InboxRow(
                office: office, caseID: row.text("case_id"), number: row.text("number"), service: procedure.title,
                step: row.text("step"), visit: Int(row.int("visit")),
                kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step,
                title: procedure.step(row.text("step"))?.text ?? row.text("step"), applicant: nil,
                from: row.text("from_name"), opened: sent, due: sent, claimedBy: person.id)
            refused.isRefused = true
            return refused
        }
    }

    private func row(_ row: Row, _ closure: ListClosure) throws -> InboxRow {
        let (id, hash) = (row.text("case_id"), row.text("procedure_hash"))
        let procedure = try cases.shelf.procedure(hash, in: transaction)
        let isClosed = closure.scopes(of: id, hash: hash).contains(.identity)
        // Another office's case tells nothing of its applicant here.
        let name = isClosed ? nil : row.blobOrNil("applicant_name_sealed")
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id])
        return InboxRow(
            office: office, caseID: id, number: row.text("number"), service: procedure.title, step: row.text("step"),
            visit: Int(row.int("visit")), kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step,
            title: procedure.step(row.text("step"))?.text ?? row.text("step"),
            applicant: try name.map { try environment.keyring.openText($0, for: place) },
            from: row.textOrNil("from_name"),
            opened: Instant(seconds: row.int("opened_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
            claimedBy: row.textOrNil("claimed_by"))
    }
}
