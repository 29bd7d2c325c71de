public import Forms
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
}
