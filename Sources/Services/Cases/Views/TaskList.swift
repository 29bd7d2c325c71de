import Forms
import Procedures
import Store

/// The tasks of one office that a person's roles of today open there, without those of cases that are their own: these
/// are colleagues' to do. The number of its statements does not grow with the tasks.
struct TaskList {
    let office: String
    let person: Person
    let own: OwnApplications
    let environment: Environment
    let cases: CaseServices
    let transaction: any ReadTransaction

    private var roles: [String] { person.roleNames(at: office, environment.now) }

    /// The tasks by procedure and step, counted.
    func groups() throws -> [InboxGroup] {
        try transaction.rows(
            """
            SELECT procedure_hash, step, COUNT(*) AS n, COUNT(CASE WHEN claimed_by = \(person.id) THEN 1 END) AS mine,
                COUNT(CASE WHEN claimed_by IS NULL THEN 1 END) AS free,
                COUNT(CASE WHEN due_at < \(environment.now.seconds) THEN 1 END) AS late
            FROM (
                SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.due_at, t.claimed_by,
                    COALESCE(c.procedure_hash, h.procedure_hash) AS procedure_hash
                FROM task_roles r
                JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                    AND t.visit = r.visit AND t.kind = r.kind
                LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
                LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
                WHERE r.office_id = \(office) AND r.role IN \(list: roles)
                    AND \(isNotAmong: own)) AS open
            GROUP BY procedure_hash, step ORDER BY procedure_hash, step
            """
        ).map { row in
            let (hash, step) = (row.text("procedure_hash"), row.text("step"))
            let procedure = try cases.shelf.procedure(hash, in: transaction)
            return InboxGroup(
                office: office, hash: hash, procedure: procedure.name, service: procedure.title, step: step,
                title: procedure.step(step)?.text ?? step,
                counts: [
                    .all: Int(row.int("n")), .mine: Int(row.int("mine")), .free: Int(row.int("free")),
                    .late: Int(row.int("late")),
                ])
        }
    }

    func group(of row: InboxRow) -> InboxGroup { InboxGroup(row, for: person.id, at: environment.now) }

    /// The case whose receipt holds this code.
    func caseID(of code: TrackingCode) throws -> String? {
        try transaction.row(
            "SELECT id FROM cases WHERE office_id = \(office) AND track_hash IN \(list: code.hashes(environment.keyring))"
        )?.text("id")
    }

    /// The case with this number; nil where it is another office's, or not a whole number.
    func caseID(ofNumber number: String) throws -> String? {
        try transaction.row(
            "SELECT id FROM cases WHERE office_id = \(office) AND number = \(number.filter { !$0.isWhitespace })"
        )?.text("id")
    }

    /// The first `limit` of those that the selection keeps, first due first; its words and office are not looked at.
    /// - Parameter hashes: the versions of the SOP that it names.
    /// - Parameter cases: only tasks of these; nil: of all.
    func rows(
        _ selection: InboxSelection, hashes: [String], cases only: [String]? = nil, limit: Int
    ) throws -> [InboxRow] {
        let filter = selection.filter
        let found = try transaction.rows(
            """
            SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.opened_at, t.due_at, t.claimed_by,
                COALESCE(c.number, h.number) AS number, COALESCE(c.procedure_hash, h.procedure_hash) AS procedure_hash,
                c.version, c.applicant_name_sealed, o.name AS from_name
            FROM task_roles r
            JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                AND t.visit = r.visit AND t.kind = r.kind
            LEFT JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            LEFT JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            LEFT JOIN offices o ON o.id = h.from_office_id
            WHERE r.office_id = \(office) AND r.role IN \(list: roles)
                AND \(isNotAmong: own)
                AND (\(filter.rawValue) = 'semua'
                    OR (\(filter.rawValue) = 'saya' AND t.claimed_by = \(person.id))
                    OR (\(filter.rawValue) = 'bebas' AND t.claimed_by IS NULL)
                    OR (\(filter.rawValue) = 'terlambat' AND t.due_at < \(environment.now.seconds)))
                AND (\(selection.procedure ?? "") = ''
                    OR COALESCE(c.procedure_hash, h.procedure_hash) IN \(list: hashes))
                AND (\(selection.step ?? "") = '' OR t.step = \(selection.step ?? ""))
                AND (\(only == nil ? 1 : 0) = 1 OR r.case_id IN \(list: only ?? []))
            ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT \(limit)
            """)
        // What another office's SOP closes is not in its rows here at all.
        let own = found.filter { $0.textOrNil("from_name") == nil }
        let closure = try ListClosure(
            own.map { ($0.text("case_id"), $0.text("procedure_hash")) }, of: office, for: person,
            at: environment.now, shelf: cases.shelf, in: transaction)
        return try found.map { try row($0, closure) }
    }

    /// What the person did at another office's task and was not taken: it stands in their list, as due when they sent it,
    /// until they have read why.
    func refused() throws -> [InboxRow] {
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
                office: office, caseID: row.text("case_id"), number: row.text("number"),
                procedure: procedure.name, hash: row.text("procedure_hash"), service: procedure.title,
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
        let isClosed = closure.scopes(of: id, hash: hash).closesIdentity
        // Another office's case tells nothing of its applicant here.
        let name = isClosed ? nil : row.blobOrNil("applicant_name_sealed")
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id])
        let step = procedure.step(row.text("step"))
        var listed = InboxRow(
            office: office, caseID: id, number: row.text("number"), procedure: procedure.name, hash: hash,
            service: procedure.title, step: row.text("step"), visit: Int(row.int("visit")),
            kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step,
            title: step?.text ?? row.text("step"),
            applicant: try name.map { try environment.keyring.openText($0, for: place) },
            from: row.textOrNil("from_name"),
            opened: Instant(seconds: row.int("opened_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
            claimedBy: row.textOrNil("claimed_by"))
        listed.version = row.intOrNil("version").map(Int.init)
        listed.isBulk = step?.isBulk ?? false
        return listed
    }
}
