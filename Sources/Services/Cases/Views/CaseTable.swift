import Forms
import Procedures
import Store

/// The cases of an office under some procedures, newest first. The number of its statements does not grow with the cases.
struct CaseTable {
    let office: String
    /// The procedures' versions.
    let hashes: [String]
    /// Those of them whose applicants the person is asked to tell (``UntoldApplicants``).
    let tellable: [String]
    let own: OwnApplications
    let person: Person
    let environment: Environment
    let cases: CaseServices
    let transaction: any ReadTransaction

    /// The number of the case whose receipt holds this code.
    func number(of code: TrackingCode) throws -> String? {
        try transaction.row(
            """
            SELECT number FROM cases
            WHERE office_id = \(office) AND track_hash IN \(list: code.hashes(environment.keyring))
            """
        )?.text("number")
    }

    /// - Parameter number: a pattern of `LIKE`.
    func counts(number: String) throws -> [CaseList.State: Int] {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n, COUNT(ended_at) AS ended,
                COUNT(CASE WHEN ended_at IS NULL AND waits_for_applicant = 1 THEN 1 END) AS waiting,
                COUNT(CASE WHEN ended_at IS NULL AND due_at < \(environment.now.seconds) THEN 1 END) AS late,
                COUNT(CASE WHEN id IN \(untoldAt: office, under: tellable, notAmong: own) THEN 1 END) AS untold
            FROM cases WHERE office_id = \(office) AND procedure_hash IN \(list: hashes) AND number LIKE \(number)
            """)!
        let (total, ended) = (Int(row.int("n")), Int(row.int("ended")))
        return [
            .all: total, .ended: ended, .running: total - ended, .late: Int(row.int("late")),
            .waiting: Int(row.int("waiting")), .untold: Int(row.int("untold")),
        ]
    }

    /// The cases of the office whose applicant the person is still to tell something, or somebody with them.
    func untold() throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                SELECT id FROM cases
                WHERE office_id = \(office) AND id IN \(untoldAt: office, under: tellable, notAmong: own)
                """
            ).map { $0.text("id") })
    }

    /// For a search by words: what runs, then what has ended, the newest first, after a place.
    func searched(after place: CaseSearchPlace?, limit: Int) throws -> [CaseList.Entry] {
        let (ended, opened) = (place?.isEnded == true ? 1 : 0, place?.opened.seconds ?? 0)
        return try entries(
            transaction.rows(
                """
                SELECT \(name: CaseTable.columns) FROM (
                    SELECT \(name: CaseTable.columns), CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END AS is_ended
                    FROM cases WHERE office_id = \(office) AND procedure_hash IN \(list: hashes)
                ) AS listed
                WHERE \(place == nil ? 1 : 0) = 1 OR is_ended > \(ended)
                    OR (is_ended = \(ended) AND (opened_at < \(opened)
                        OR (opened_at = \(opened) AND number < \(place?.number ?? ""))))
                ORDER BY is_ended, opened_at DESC, number DESC LIMIT \(limit)
                """))
    }

    private static let columns: StaticString = """
        id, number, procedure_hash, applicant_name_sealed, opened_at, ended_at, due_at, standing_since, result, open_steps,
        waits_for_applicant
        """

    /// What still runs comes first due first, what has ended or is asked for as a whole newest first.
    func entries(_ state: CaseList.State, number: String, limit: Int, offset: Int) throws -> [CaseList.Entry] {
        try entries(
            transaction.rows(
                """
                SELECT \(name: CaseTable.columns) FROM cases
                WHERE office_id = \(office) AND procedure_hash IN \(list: hashes) AND number LIKE \(number)
                    AND (\(state.rawValue) = 'semua' OR (\(state.rawValue) = 'selesai' AND ended_at IS NOT NULL)
                        OR (\(state.rawValue) = 'berjalan' AND ended_at IS NULL)
                        OR (\(state.rawValue) = 'menunggu' AND ended_at IS NULL AND waits_for_applicant = 1)
                        OR (\(state.rawValue) = 'belum-diberi-tahu' AND id IN \(untoldAt: office, under: tellable, notAmong: own))
                        OR (\(state.rawValue) = 'terlambat' AND ended_at IS NULL AND due_at < \(environment.now.seconds)))
                ORDER BY CASE WHEN \(state.isRunning ? 1 : 0) = 1 THEN due_at END NULLS LAST,
                    CASE WHEN \(state.rawValue) = 'selesai' THEN ended_at ELSE opened_at END DESC, number DESC
                LIMIT \(limit) OFFSET \(offset)
                """))
    }

    private func entries(_ rows: [Row]) throws -> [CaseList.Entry] {
        let closure = try ListClosure(
            rows.map { ($0.text("id"), $0.text("procedure_hash")) }, of: office, for: person, at: environment.now,
            shelf: cases.shelf, in: transaction)
        return try rows.map { try entry($0, closure) }
    }

    private func entry(_ row: Row, _ closure: ListClosure) throws -> CaseList.Entry {
        let (id, hash) = (row.text("id"), row.text("procedure_hash"))
        let procedure = try cases.shelf.procedure(hash, in: transaction)
        let isClosed = closure.scopes(of: id, hash: hash).closesIdentity
        let place = SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id])
        func instant(_ column: String) -> Instant? { row.intOrNil(column).map(Instant.init(seconds:)) }
        let waits = row.intOrNil("waits_for_applicant") == 1
        return CaseList.Entry(
            id: id, number: row.text("number"), service: procedure.title,
            applicant: isClosed
                ? nil : try environment.keyring.openText(row.blob("applicant_name_sealed"), for: place),
            opened: Instant(seconds: row.int("opened_at")), ended: instant("ended_at"), due: instant("due_at"),
            standingSince: instant("standing_since"),
            result: row.textOrNil("result").map { procedure.result($0)?.title ?? $0 },
            waiting: procedure.waiting(WaitingSteps(row.textOrNil("open_steps"), areApplicants: waits)),
            waitsForApplicant: waits)
    }
}
