import Forms
import Procedures
import Store

/// The cases of an office under some procedures, newest first. The number of its statements does not grow with the cases.
struct CaseTable {
    let office: String
    /// The procedures' versions.
    let hashes: [String]
    let person: Person
    let environment: Environment
    let cases: CaseServices
    let transaction: any ReadTransaction

    /// The number of the case whose receipt holds this code.
    func number(of code: TrackingCode) throws -> String? {
        let hash = environment.keyring.tokenHash(of: code.symbols, purpose: "cases.tracking")
        return try transaction.row("SELECT number FROM cases WHERE office_id = \(office) AND track_hash = \(hash)")?
            .text("number")
    }

    /// - Parameter number: a pattern of `LIKE`.
    func counts(number: String) throws -> [CaseList.State: Int] {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n, COUNT(ended_at) AS ended,
                COUNT(CASE WHEN ended_at IS NULL AND due_at < \(environment.now.seconds) THEN 1 END) AS late
            FROM cases WHERE office_id = \(office) AND procedure_hash IN \(list: hashes) AND number LIKE \(number)
            """)!
        let (total, ended) = (Int(row.int("n")), Int(row.int("ended")))
        return [.all: total, .ended: ended, .running: total - ended, .late: Int(row.int("late"))]
    }

    func entries(_ state: CaseList.State, number: String, limit: Int, offset: Int) throws -> [CaseList.Entry] {
        let rows = try transaction.rows(
            """
            SELECT id, number, procedure_hash, applicant_name_sealed, opened_at, due_at, result FROM cases
            WHERE office_id = \(office) AND procedure_hash IN \(list: hashes) AND number LIKE \(number)
                AND (\(state.rawValue) = 'semua' OR (\(state.rawValue) = 'selesai' AND ended_at IS NOT NULL)
                    OR (\(state.rawValue) = 'berjalan' AND ended_at IS NULL)
                    OR (\(state.rawValue) = 'terlambat' AND ended_at IS NULL AND due_at < \(environment.now.seconds)))
            ORDER BY opened_at DESC, number DESC LIMIT \(limit) OFFSET \(offset)
            """)
        let tasks = try transaction.rows(
            """
            SELECT case_id, step FROM tasks
            WHERE office_id = \(office) AND case_id IN \(list: rows.map { $0.text("id") })
            """)
        let steps = Dictionary(grouping: tasks) { $0.text("case_id") }.mapValues { $0.map { $0.text("step") } }
        let closure = try ListClosure(
            rows.map { ($0.text("id"), $0.text("procedure_hash")) }, of: office, for: person, at: environment.now,
            shelf: cases.shelf, in: transaction)
        return try rows.map { try entry($0, steps[$0.text("id")] ?? [], closure) }
    }

    private func entry(_ row: Row, _ steps: [String], _ closure: ListClosure) throws -> CaseList.Entry {
        let (id, hash) = (row.text("id"), row.text("procedure_hash"))
        let procedure = try cases.shelf.procedure(hash, in: transaction)
        let isClosed = closure.scopes(of: id, hash: hash).contains(.identity)
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id])
        return CaseList.Entry(
            id: id, number: row.text("number"), service: procedure.title,
            applicant: isClosed
                ? nil : try environment.keyring.openText(row.blob("applicant_name_sealed"), for: place),
            opened: Instant(seconds: row.int("opened_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
            result: row.textOrNil("result").map { procedure.result($0)?.title ?? $0 },
            steps: steps.compactMap { procedure.step($0)?.text })
    }
}
