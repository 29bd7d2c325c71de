public import Forms
import Procedures
public import Store

/// A person's own cases and drafts, at one office or wherever they applied.
public struct MyCases: Sendable {
    public struct CaseRow: Sendable, Hashable {
        public let office: String
        public let id: String
        /// The code that the applicant knows the case by.
        public let track: TrackingCode
        public let service: String
        public let opened: Instant
        public let ended: Instant?
        /// The result's title.
        public let result: String?
        /// nil also while the clock stands.
        public let due: Instant?
        /// Since when the clock of its limit stands; nil while it runs.
        public let standingSince: Instant?
        /// The steps that wait now, as far as the SOP shows them.
        public let waiting: [WaitingStep]
        /// Steps that wait for the applicant: name and visit, text, and due time.
        public let todos: [Todo]
    }

    public struct Todo: Sendable, Hashable {
        public let step: String
        public let visit: Int
        public let text: String
        /// The case came back to be put right.
        public let isRepair: Bool
        public let opened: Instant
        public let due: Instant?
    }

    public struct DraftRow: Sendable, Hashable {
        public let office: String
        public let id: String
        public let service: String
        public let changed: Instant
        public let isForCase: Bool
    }

    /// Those that run first, each kind newest first.
    public let cases: [CaseRow]
    public let drafts: [DraftRow]

    /// At one office. The number of its statements does not grow with the cases.
    public static func load(
        for person: Person, at office: String, limit: Int = 100, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> MyCases {
        let applicant = try OwnApplications(person, environment, in: transaction)
        return try load(of: applicant, at: [office], limit, environment, cases, in: transaction)
    }

    /// At every office of the regency. Where that is takes one statement over all offices; then the same statements as
    /// for one office (docs/decisions/0021).
    public static func everywhere(
        for person: Person, limit: Int = 100, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> MyCases {
        let applicant = try OwnApplications(person, environment, in: transaction)
        let offices = try applicant.offices(in: transaction)
        if offices.isEmpty { return MyCases(cases: [], drafts: []) }
        return try load(of: applicant, at: offices, limit, environment, cases, in: transaction)
    }

    private static func load(
        of applicant: OwnApplications, at offices: [String], _ limit: Int, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> MyCases {
        let ids = applicant.ids
        let rows = try transaction.rows(
            """
            SELECT office_id, id, procedure_hash, opened_at, ended_at, result, due_at, standing_since, open_steps,
                waits_for_applicant, track_sealed FROM cases
            WHERE office_id IN \(list: offices) AND (applicant_account IN \(list: ids)
                OR applicant_contact IN \(list: ids)
                OR (applicant_office IN \(list: applicant.offices) AND applicant_office <> office_id))
            ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, opened_at DESC LIMIT \(limit)
            """)
        let tasks = try transaction.rows(
            """
            SELECT case_id, step, visit, opened_at, due_at FROM tasks
            WHERE office_id IN \(list: offices) AND kind = \(CaseTask.Kind.step.rawValue)
                AND case_id IN \(list: rows.map { $0.text("id") })
            """)
        let drafts = try transaction.rows(
            """
            SELECT office_id, id, procedure_hash, changed_at, parent_case FROM drafts
            WHERE office_id IN \(list: offices) AND case_id IS NULL
                AND (account IN \(list: ids) OR contact IN \(list: ids)) ORDER BY changed_at DESC LIMIT \(limit)
            """)
        let byCase = Dictionary(grouping: tasks) { $0.text("case_id") }
        return MyCases(
            cases: try rows.map { row in
                let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
                return try CaseRow(
                    row, tasks: byCase[row.text("id")] ?? [], of: procedure, keyring: environment.keyring)
            },
            drafts: try drafts.map { row in
                DraftRow(
                    office: row.text("office_id"), id: row.text("id"),
                    service: try cases.shelf.procedure(row.text("procedure_hash"), in: transaction).title,
                    changed: Instant(seconds: row.int("changed_at")),
                    isForCase: row.textOrNil("parent_case") != nil)
            })
    }
}

extension MyCases.CaseRow {
    fileprivate init(_ row: Row, tasks: [Row], of procedure: Procedure, keyring: Keyring) throws {
        let place = SealContext(table: "cases", column: "track_sealed", row: [row.text("office_id"), row.text("id")])
        guard let track = TrackingCode(typed: try keyring.openText(row.blob("track_sealed"), for: place)) else {
            throw CaseMissing()
        }
        func instant(_ column: String) -> Instant? { row.intOrNil(column).map(Instant.init(seconds:)) }
        let lane = procedure.applicantLane?.name
        let waiting = WaitingSteps(row.textOrNil("open_steps"), areApplicants: row.intOrNil("waits_for_applicant") == 1)
        self.init(
            office: row.text("office_id"), id: row.text("id"), track: track, service: procedure.title,
            opened: Instant(seconds: row.int("opened_at")), ended: instant("ended_at"),
            result: row.textOrNil("result").map { procedure.result($0)?.title ?? $0 }, due: instant("due_at"),
            standingSince: instant("standing_since"), waiting: procedure.waiting(waiting).filter(\.isVisible),
            todos: tasks.compactMap { task in
                guard let step = procedure.step(task.text("step")), let lane, step.lanes.contains(lane)
                else { return nil }
                let visit = Int(task.int("visit"))
                return MyCases.Todo(
                    step: step.name, visit: visit, text: procedure.task(of: step, visit: visit),
                    isRepair: procedure.isRepair(step, visit: visit), opened: Instant(seconds: task.int("opened_at")),
                    due: task.intOrNil("due_at").map(Instant.init(seconds:)))
            })
    }
}
