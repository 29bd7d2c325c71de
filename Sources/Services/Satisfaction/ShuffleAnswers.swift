import Forms
import Procedures
import Store

/// Writes what applicants thought of a service in a month that has ended anew, in an order of chance: engines keep the
/// order of writes, and PostgreSQL the transaction, in which an answer stands beside its case (docs/decisions/0050). Run
/// daily. The month that ended last is written each time, though once would do; one before it where it never was, since
/// Balai did not do this then, or did not run: a transaction a month and office.
public struct ShuffleAnswers: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let environment = environment
        for office in try await ReadOffices(environment).everyID() {
            let months = try await environment.database.read { transaction in
                let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
                return try ShuffleAnswers.months(of: office, before: Int(monthOf: today), in: transaction)
            }
            for month in months {
                try await environment.database.write { transaction in
                    try ShuffleAnswers.answers(of: office, month, in: transaction)
                    try ShuffleAnswers.remarks(of: office, month, in: transaction)
                    try transaction.execute(
                        """
                        INSERT INTO survey_shuffles (office_id, month) VALUES (\(office), \(month))
                        ON CONFLICT (office_id) DO UPDATE SET month = excluded.month
                        """)
                }
            }
        }
    }

    /// The earliest first, so that one which fails is tried again the next day, with those behind it.
    private static func months(
        of office: String, before month: Int, in transaction: any ReadTransaction
    ) throws -> [Int] {
        let done = try transaction.row("SELECT month FROM survey_shuffles WHERE office_id = \(office)")
        let first = min(done.map { Int($0.int("month")) + 1 } ?? 0, month - 1)
        return try transaction.rows(
            """
            SELECT month FROM survey_answers
            WHERE office_id = \(office) AND month >= \(first) AND month < \(month)
            UNION SELECT month FROM survey_remarks
            WHERE office_id = \(office) AND month >= \(first) AND month < \(month)
            ORDER BY month
            """
        ).map { Int($0.int("month")) }
    }

    private static func answers(of office: String, _ month: Int, in transaction: any Transaction) throws {
        let rows = try transaction.rows(
            "SELECT * FROM survey_answers WHERE office_id = \(office) AND month = \(month)")
        try transaction.execute("DELETE FROM survey_answers WHERE office_id = \(office) AND month = \(month)")
        for row in rows.shuffled() {
            func mark(_ element: SatisfactionElement) -> Int64 { row.int(element.rawValue) }
            try transaction.execute(
                """
                INSERT INTO survey_answers (office_id, id, procedure_name, month, persyaratan, prosedur, waktu, biaya,
                    produk, kompetensi, perilaku, penanganan, sarana)
                VALUES (\(office), \(row.text("id")), \(row.text("procedure_name")), \(month), \(mark(.requirements)),
                    \(mark(.procedure)), \(mark(.time)), \(mark(.cost)), \(mark(.product)), \(mark(.competence)),
                    \(mark(.conduct)), \(mark(.complaints)), \(mark(.facilities)))
                """)
        }
    }

    private static func remarks(of office: String, _ month: Int, in transaction: any Transaction) throws {
        let rows = try transaction.rows(
            "SELECT * FROM survey_remarks WHERE office_id = \(office) AND month = \(month)")
        try transaction.execute("DELETE FROM survey_remarks WHERE office_id = \(office) AND month = \(month)")
        for row in rows.shuffled() {
            try transaction.execute(
                """
                INSERT INTO survey_remarks (office_id, id, procedure_name, month, remark_sealed)
                VALUES (\(office), \(row.text("id")), \(row.text("procedure_name")), \(month),
                    \(row.blob("remark_sealed")))
                """)
        }
    }
}
