import Forms
import Procedures
import Store

/// A step at which a case lies.
struct LateStep {
    let step: String
    let claimedBy: String?
}

/// A row of what is late.
struct LateRow {
    let caseID: String
    let number: String
    let hash: String
    let opened: Instant
    let applicantOffice: String?
    /// Of the step or the limit.
    let name: String
    let isLimit: Bool
    let due: Instant
    let claimedBy: String?
    /// nil: of the office's own case.
    let handed: Handed?

    /// What of a task is another office's.
    struct Handed {
        /// That office, by name.
        let from: String
        let visit: Int
        let kind: CaseTask.Kind
    }

    private init(_ row: Row, isLimit: Bool, handed: Handed? = nil) {
        caseID = row.text("case_id")
        number = row.text("number")
        hash = row.text("procedure_hash")
        opened = Instant(seconds: row.int("opened_at"))
        applicantOffice = row.textOrNil("applicant_office")
        name = row.text("name")
        self.isLimit = isLimit
        due = Instant(seconds: row.int("due_at"))
        claimedBy = row.textOrNil("claimed_by")
        self.handed = handed
    }

    static func tasks(
        of procedure: String, at office: String, _ now: Instant, in transaction: any ReadTransaction
    ) throws -> [LateRow] {
        try transaction.rows(
            """
            SELECT t.case_id, t.step AS name, t.due_at, t.claimed_by, c.number, c.procedure_hash, c.opened_at,
                c.applicant_office
            FROM tasks t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.due_at < \(now.seconds) AND c.procedure_name = \(procedure)
            """
        ).map { LateRow($0, isLimit: false) }
    }

    /// Those whose clock runs.
    static func limits(
        of procedure: String, at office: String, _ now: Instant, in transaction: any ReadTransaction
    ) throws -> [LateRow] {
        try transaction.rows(
            """
            SELECT t.case_id, t.name, t.due_at, CAST(NULL AS TEXT) AS claimed_by, c.number, c.procedure_hash, c.opened_at,
                c.applicant_office
            FROM case_times t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.kind = \(CaseTimes.limit) AND t.ended_at IS NULL
                AND t.due_at < \(now.seconds) AND t.pauses NOT LIKE '%:' AND c.procedure_name = \(procedure)
            """
        ).map { LateRow($0, isLimit: true) }
    }

    /// Tasks that other offices' cases ask of this one.
    /// - Parameter procedure: nil: by whatever SOP.
    static func handed(
        of procedure: String?, at office: String, _ now: Instant, in transaction: any ReadTransaction
    ) throws -> [LateRow] {
        try transaction.rows(
            """
            SELECT t.case_id, t.step AS name, t.visit, t.kind, t.due_at, t.claimed_by, t.opened_at,
                CAST(NULL AS TEXT) AS applicant_office, h.number, h.procedure_hash, o.name AS from_name
            FROM tasks t JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            JOIN offices o ON o.id = h.from_office_id
            JOIN procedures p ON p.hash = h.procedure_hash
            WHERE t.office_id = \(office) AND t.due_at < \(now.seconds)
                AND (CAST(\(procedure) AS TEXT) IS NULL OR p.name = \(procedure))
            """
        ).map { row in
            let handed = Handed(
                from: row.text("from_name"), visit: Int(row.int("visit")),
                kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step)
            return LateRow(row, isLimit: false, handed: handed)
        }
    }

    /// Where a task of another office's case is done here; nil: it is none.
    func place(at office: String) -> TaskPlace? {
        handed.map {
            TaskPlace(
                office: office, caseID: caseID, number: number, step: name, visit: $0.visit, kind: $0.kind,
                isElsewhere: true)
        }
    }

    func isApplicants(_ cases: CaseServices, in transaction: any ReadTransaction) throws -> Bool {
        let version = try cases.shelf.procedure(hash, in: transaction)
        return version.step(name).map(version.isApplicants) ?? false
    }

    func openSteps(
        at office: String, in transaction: any ReadTransaction
    ) throws -> [LateStep] {
        try transaction.rows(
            """
            SELECT step, claimed_by FROM tasks WHERE office_id = \(office) AND case_id = \(caseID)
            ORDER BY opened_at, step
            """
        ).map { LateStep(step: $0.text("step"), claimedBy: $0.textOrNil("claimed_by")) }
    }
}
