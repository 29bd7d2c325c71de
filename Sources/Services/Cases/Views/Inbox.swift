public import Forms
import Procedures
import Store

/// The tasks that a person's roles of today open, in every office that they serve in, what falls due first on top.
public struct Inbox: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Returns: at most `limit` tasks an office, in one read transaction whose statements do not grow with them.
    public func callAsFunction(for person: Person, limit: Int = 200) async throws -> [InboxRow] {
        let (environment, cases) = (environment, cases)
        return try await environment.database.read { transaction in
            var rows: [InboxRow] = []
            for office in person.offices(at: environment.now).sorted() {
                rows += try Inbox.rows(of: office, person, limit, environment, cases, in: transaction)
            }
            let holders = Set(rows.compactMap(\.claimedBy))
            let names = try OfficerNames.of(holders, in: transaction)
            for index in rows.indices { rows[index].holder = rows[index].claimedBy.flatMap { names[$0] } }
            return rows.sorted { ($0.due?.seconds ?? .max, $0.opened) < ($1.due?.seconds ?? .max, $1.opened) }
        }
    }

    private static func rows(
        of office: String, _ person: Person, _ limit: Int, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [InboxRow] {
        let roles = person.roles.filter { $0.office == office && $0.isHeld(at: environment.now) }.map(\.name)
        let found = try transaction.rows(
            """
            SELECT DISTINCT t.case_id, t.step, t.visit, t.kind, t.opened_at, t.due_at, t.claimed_by, c.number,
                c.procedure_hash, c.applicant_name_sealed
            FROM task_roles r
            JOIN tasks t ON t.office_id = r.office_id AND t.case_id = r.case_id AND t.step = r.step
                AND t.visit = r.visit AND t.kind = r.kind
            JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE r.office_id = \(office) AND r.role IN \(list: Set(roles).sorted())
            ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT \(limit)
            """)
        let closure = try ListClosure(
            found.map { ($0.text("case_id"), $0.text("procedure_hash")) }, of: office, for: person,
            at: environment.now, shelf: cases.shelf, in: transaction)
        return try found.map { row in
            let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
            let step = procedure.step(row.text("step"))
            let isClosed = closure.scopes(of: row.text("case_id"), hash: row.text("procedure_hash"))
                .contains(.identity)
            let place = SealContext(
                table: "cases", column: "applicant_name_sealed", row: [office, row.text("case_id")])
            return InboxRow(
                office: office, caseID: row.text("case_id"), number: row.text("number"), service: procedure.title,
                step: row.text("step"), visit: Int(row.int("visit")),
                kind: CaseTask.Kind(rawValue: row.text("kind")) ?? .step, title: step?.text ?? row.text("step"),
                applicant: isClosed
                    ? nil : try environment.keyring.openText(row.blob("applicant_name_sealed"), for: place),
                opened: Instant(seconds: row.int("opened_at")),
                due: row.intOrNil("due_at").map(Instant.init(seconds:)), claimedBy: row.textOrNil("claimed_by"))
        }
    }
}

/// One task in a list.
public struct InboxRow: Sendable, Hashable {
    public let office: String
    public let caseID: String
    public let number: String
    public let service: String
    public let step: String
    public let visit: Int
    public let kind: CaseTask.Kind
    public let title: String
    /// nil where the SOP may close to the reader who it is: the list does not open the case to find out.
    public let applicant: String?
    public let opened: Instant
    public let due: Instant?
    public let claimedBy: String?
    public var holder: String?
}
