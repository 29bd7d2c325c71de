public import Store

/// How many cases run.
public enum CaseCounts {
    /// By procedure.
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
