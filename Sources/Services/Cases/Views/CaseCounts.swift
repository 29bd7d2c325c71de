public import Forms
public import Procedures
public import Store

/// How many cases there are.
public enum CaseCounts {
    /// Opened since a moment, by procedure.
    public static func opened(
        at office: String, since start: Instant, in transaction: any ReadTransaction
    ) throws -> [String: Int] {
        let rows = try transaction.rows(
            """
            SELECT procedure_name, COUNT(*) AS n FROM cases
            WHERE office_id = \(office) AND opened_at >= \(start.seconds) GROUP BY procedure_name
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("procedure_name"), Int($0.int("n"))) })
    }

    /// Running now, by procedure.
    public static func running(
        at office: String, in transaction: any ReadTransaction
    ) throws -> [String: Int] {
        let rows = try transaction.rows(
            """
            SELECT procedure_name, COUNT(*) AS n FROM cases
            WHERE office_id = \(office) AND ended_at IS NULL GROUP BY procedure_name
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("procedure_name"), Int($0.int("n"))) })
    }

    /// Running now under another version than this adoption's.
    public static func runningOlder(than adoption: Adoption, in transaction: any ReadTransaction) throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM cases
            WHERE office_id = \(adoption.office) AND procedure_name = \(adoption.procedureName) AND ended_at IS NULL
                AND procedure_hash <> \(adoption.procedureHash)
            """)
        return Int(row?.int("n") ?? 0)
    }

    /// Of the last cases that came to a decision, how many kept every limit. One that the applicant gave up says nothing
    /// of the office.
    public static func punctuality(
        of procedure: Procedure, at office: String, last: Int = 20, in transaction: any ReadTransaction
    ) throws -> (inTime: Int, ended: Int) {
        let decisions = procedure.results.filter(\.isDecision).map(\.name)
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n, COUNT(CASE WHEN kept_its_time = 1 THEN 1 END) AS in_time FROM (
                SELECT kept_its_time FROM cases
                WHERE office_id = \(office) AND procedure_name = \(procedure.name) AND ended_at IS NOT NULL
                    AND kept_its_time IS NOT NULL AND result IN \(list: decisions)
                ORDER BY ended_at DESC LIMIT \(last)) AS latest
            """)!
        return (Int(row.int("in_time")), Int(row.int("n")))
    }
}
