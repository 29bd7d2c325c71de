public import Forms
import Procedures
public import Store

/// A task of an SOP that is late now, and with whom it is.
public struct LateTask: Sendable, Hashable {
    public let caseID: String
    public let number: String
    public let step: String
    public let due: Instant
    /// Who has taken it; nil: nobody yet.
    public let officer: String?
    /// The lanes that may do it.
    public let lanes: [String]
    /// Whether the reader's roles have a lane in the SOP, so that they may open the case.
    public let isOpenToReader: Bool

    /// Those that have been late for longest first.
    public static func list(
        of procedure: String, at office: String, for person: Person, most: Int = 50, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> [LateTask] {
        let rows = try transaction.rows(
            """
            SELECT t.case_id, t.step, t.due_at, t.claimed_by, c.number, c.procedure_hash
            FROM tasks t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.due_at < \(environment.now.seconds)
                AND c.procedure_name = \(procedure)
            ORDER BY t.due_at, c.number LIMIT \(most)
            """)
        let names = try OfficerNames.of(Set(rows.compactMap { $0.textOrNil("claimed_by") }), in: transaction)
        let visible = try CaseList.visibleHashes(of: office, person, environment, cases, in: transaction)
        return try rows.map { row in
            let version = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
            let step = version.step(row.text("step"))
            return LateTask(
                caseID: row.text("case_id"), number: row.text("number"), step: step?.text ?? row.text("step"),
                due: Instant(seconds: row.int("due_at")), officer: row.textOrNil("claimed_by").flatMap { names[$0] },
                lanes: (step?.lanes ?? []).map { version.lane($0)?.title ?? $0 },
                isOpenToReader: visible.contains(row.text("procedure_hash")))
        }
    }
}
