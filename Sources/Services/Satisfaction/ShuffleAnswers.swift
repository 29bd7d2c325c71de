import Forms
import Procedures
import Store

/// Writes what applicants thought of a service in the month that ended last anew, in an order of chance: engines keep the
/// order of writes, and PostgreSQL the transaction, in which an answer stands beside its case (docs/decisions/0050). Run
/// daily; one transaction an office. Once would do, and every further time changes as little.
public struct ShuffleAnswers: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction() async throws {
        let environment = environment
        for office in try await ReadOffices(environment).everyID() {
            try await environment.database.write { transaction in
                let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
                let month = Int(monthOf: today) - 1
                try ShuffleAnswers.answers(of: office, month, in: transaction)
                try ShuffleAnswers.remarks(of: office, month, in: transaction)
            }
        }
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
