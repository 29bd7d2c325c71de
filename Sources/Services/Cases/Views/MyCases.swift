public import Forms
import Procedures
public import Store

/// A person's own cases and drafts at an office.
public struct MyCases: Sendable {
    public struct CaseRow: Sendable, Hashable {
        public let id: String
        /// The code that the applicant knows the case by.
        public let track: TrackingCode
        public let service: String
        /// Titles of the lanes other than the applicant's whose turn it is; empty where the system or a sub-procedure is.
        public let holders: [String]
        public let opened: Instant
        public let ended: Instant?
        /// The result's title.
        public let result: String?
        public let due: Instant?
        /// Steps that wait for the applicant: name and visit, text, and due time.
        public let todos: [Todo]
    }

    public struct Todo: Sendable, Hashable {
        public let step: String
        public let visit: Int
        public let text: String
        public let due: Instant?
    }

    public struct DraftRow: Sendable, Hashable {
        public let id: String
        public let service: String
        public let changed: Instant
        public let isForCase: Bool
    }

    public let cases: [CaseRow]
    public let drafts: [DraftRow]

    /// The number of its statements does not grow with the cases.
    public static func load(
        for person: Person, at office: String, limit: Int = 100, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> MyCases {
        let contacts = try Addressees.contacts(of: person, keyring: environment.keyring, in: transaction)
        let offices = person.offices(at: environment.now).filter { $0 != office }.sorted()
        let ids = [person.id] + contacts
        let rows = try transaction.rows(
            """
            SELECT c.id, c.number, c.procedure_hash, c.opened_at, c.ended_at, c.result, c.due_at, c.track_sealed FROM cases c
            WHERE c.office_id = \(office) AND (c.applicant_account IN \(list: ids)
                OR c.applicant_contact IN \(list: ids) OR c.applicant_office IN \(list: offices))
            ORDER BY c.opened_at DESC LIMIT \(limit)
            """)
        let tasks = try transaction.rows(
            """
            SELECT case_id, step, visit, kind, due_at FROM tasks
            WHERE office_id = \(office) AND case_id IN \(list: rows.map { $0.text("id") })
            """)
        let drafts = try transaction.rows(
            """
            SELECT id, procedure_hash, changed_at, parent_case FROM drafts
            WHERE office_id = \(office) AND case_id IS NULL
                AND (account IN \(list: ids) OR contact IN \(list: ids)) ORDER BY changed_at DESC LIMIT \(limit)
            """)
        let byCase = Dictionary(grouping: tasks) { $0.text("case_id") }
        return MyCases(
            cases: try rows.map { row in
                let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
                let lane = procedure.applicantLane?.name
                let id = row.text("id")
                let track = try environment.keyring.openText(
                    row.blob("track_sealed"),
                    for: SealContext(table: "cases", column: "track_sealed", row: [office, id]))
                let waiting = (byCase[id] ?? []).compactMap { procedure.step($0.text("step")) }.flatMap(\.lanes)
                return CaseRow(
                    id: id, track: TrackingCode(typed: track)!, service: procedure.title,
                    holders: procedure.lanes.filter { $0.name != lane && waiting.contains($0.name) }.map(\.title),
                    opened: Instant(seconds: row.int("opened_at")),
                    ended: row.intOrNil("ended_at").map(Instant.init(seconds:)),
                    result: row.textOrNil("result").map { procedure.result($0)?.title ?? $0 },
                    due: row.intOrNil("due_at").map(Instant.init(seconds:)),
                    todos: (byCase[id] ?? []).compactMap { task in
                        guard task.text("kind") == CaseTask.Kind.step.rawValue,
                            let step = procedure.step(task.text("step")), let lane, step.lanes.contains(lane)
                        else { return nil }
                        return Todo(
                            step: step.name, visit: Int(task.int("visit")), text: step.text,
                            due: task.intOrNil("due_at").map(Instant.init(seconds:)))
                    })
            },
            drafts: try drafts.map { row in
                DraftRow(
                    id: row.text("id"),
                    service: try cases.shelf.procedure(row.text("procedure_hash"), in: transaction).title,
                    changed: Instant(seconds: row.int("changed_at")),
                    isForCase: row.textOrNil("parent_case") != nil)
            })
    }
}
