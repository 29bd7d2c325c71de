public import Forms
import Procedures
import Store

/// The cases of an office, for those who work there.
public struct CaseList: Sendable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case running = "berjalan"
        case late = "terlambat"
        case ended = "selesai"
        case all = "semua"
    }

    public struct Entry: Sendable, Hashable {
        public let id: String
        public let number: String
        public let service: String
        /// nil where the SOP may close to the reader who it is.
        public let applicant: String?
        public let opened: Instant
        public let due: Instant?
        /// The result's title, once it has ended.
        public let result: String?
        /// The texts of the steps that wait now.
        public let steps: [String]
    }

    public let rows: [Entry]
    public let counts: [State: Int]

    /// In one read transaction. Officers see the cases of the SOPs in which their roles have a lane.
    /// - Parameter number: the beginning or end of a case's number; nil or empty: all.
    public static func load(
        _ state: State, of office: String, number: String?, for person: Person, limit: Int, offset: Int,
        _ environment: Environment, _ cases: CaseServices
    ) async throws -> CaseList {
        try await environment.database.read { transaction in
            let now = environment.now
            let visible = try visibleHashes(of: office, person, environment, cases, in: transaction)
            let pattern = "%" + (number ?? "").filter { $0.isNumber || $0 == "-" } + "%"
            let counted = try transaction.row(
                """
                SELECT COUNT(*) AS n, COUNT(ended_at) AS ended,
                    COUNT(CASE WHEN ended_at IS NULL AND due_at < \(now.seconds) THEN 1 END) AS late
                FROM cases WHERE office_id = \(office) AND procedure_hash IN \(list: visible) AND number LIKE \(pattern)
                """)!
            let (total, ended, late) = (Int(counted.int("n")), Int(counted.int("ended")), Int(counted.int("late")))
            let rows = try transaction.rows(
                """
                SELECT id, number, procedure_hash, applicant_name_sealed, opened_at, due_at, result FROM cases
                WHERE office_id = \(office) AND procedure_hash IN \(list: visible) AND number LIKE \(pattern)
                    AND (\(state.rawValue) = 'semua' OR (\(state.rawValue) = 'selesai' AND ended_at IS NOT NULL)
                        OR (\(state.rawValue) = 'berjalan' AND ended_at IS NULL)
                        OR (\(state.rawValue) = 'terlambat' AND ended_at IS NULL AND due_at < \(now.seconds)))
                ORDER BY opened_at DESC, number DESC LIMIT \(limit) OFFSET \(offset)
                """)
            let tasks = try transaction.rows(
                """
                SELECT case_id, step FROM tasks
                WHERE office_id = \(office) AND case_id IN \(list: rows.map { $0.text("id") })
                """)
            let steps = Dictionary(grouping: tasks) { $0.text("case_id") }
            let closure = try ListClosure(
                rows.map { ($0.text("id"), $0.text("procedure_hash")) }, of: office, for: person, at: now,
                shelf: cases.shelf, in: transaction)
            return CaseList(
                rows: try rows.map {
                    try entry(
                        $0, office, steps[$0.text("id")]?.map { $0.text("step") } ?? [], closure, environment, cases,
                        transaction)
                },
                counts: [.all: total, .ended: ended, .running: total - ended, .late: late])
        }
    }

    private static func visibleHashes(
        of office: String, _ person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [String] {
        let hashes = try transaction.rows(
            "SELECT DISTINCT procedure_hash FROM adoptions WHERE office_id = \(office) ORDER BY procedure_hash"
        ).map { $0.text("procedure_hash") }
        return try hashes.filter { hash in
            let procedure = try cases.shelf.procedure(hash, in: transaction)
            let adoption = try Adoption.of(hash: hash, office: office, in: transaction)
            return procedure.lanes.contains { lane in
                lane.party == .officer && lane.place == .handlingOffice
                    && person.holds(adoption.lanes[lane.name] ?? lane.roles, in: office, at: environment.now)
            }
        }
    }

    private static func entry(
        _ row: Row, _ office: String, _ steps: [String], _ closure: ListClosure, _ environment: Environment,
        _ cases: CaseServices, _ transaction: any ReadTransaction
    ) throws -> Entry {
        let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
        let isClosed = closure.scopes(of: row.text("id"), hash: row.text("procedure_hash")).contains(.identity)
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, row.text("id")])
        return Entry(
            id: row.text("id"), number: row.text("number"), service: procedure.title,
            applicant: isClosed ? nil : try environment.keyring.openText(row.blob("applicant_name_sealed"), for: place),
            opened: Instant(seconds: row.int("opened_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
            result: row.textOrNil("result").map { procedure.result($0)?.title ?? $0 },
            steps: steps.compactMap { procedure.step($0)?.text })
    }
}
