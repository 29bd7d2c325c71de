import Forms
import Procedures
import Store

/// Answers about one service from following months that have ended, as few months as hold ``fewest``. Results are made of
/// whole blocks alone: no figure, and no difference between two of them, tells what fewer people answered
/// (docs/decisions/0050).
struct SatisfactionBlock: Sendable {
    /// Answers without which nothing is told.
    static let fewest = 5

    let procedure: String
    /// From the first whose answers it holds to the one in which there were enough.
    let months: ClosedRange<Int>
    let index: SatisfactionIndex

    /// The earliest first, by service.
    /// - Parameters:
    ///   - procedure: nil: every service of the office.
    ///   - month: that runs, by ``Swift/Int/init(monthOf:)``: it still grows.
    static func all(
        of office: String, procedure: String? = nil, before month: Int, in transaction: any ReadTransaction
    ) throws -> [SatisfactionBlock] {
        let rows = try sums(of: office, procedure, before: month, in: transaction)
        var blocks: [SatisfactionBlock] = []
        var open: (procedure: String, first: Int, index: SatisfactionIndex)?
        for row in rows {
            let (name, month) = (row.text("procedure_name"), Int(row.int("month")))
            let counted = SatisfactionIndex(
                count: Int(row.int("n")), sums: SatisfactionElement.allCases.map { Int(row.int($0.rawValue)) })
            let begun = open.flatMap { $0.procedure == name ? $0 : nil }
            let gathered = (
                procedure: name, first: begun?.first ?? month, index: begun.map { $0.index + counted } ?? counted
            )
            guard gathered.index.count >= fewest else {
                open = gathered
                continue
            }
            open = nil
            blocks.append(SatisfactionBlock(procedure: name, months: gathered.first...month, index: gathered.index))
        }
        return blocks
    }

    private static let columns: StaticString = """
        procedure_name, month, COUNT(*) AS n, CAST(SUM(persyaratan) AS BIGINT) AS persyaratan,
            CAST(SUM(prosedur) AS BIGINT) AS prosedur, CAST(SUM(waktu) AS BIGINT) AS waktu,
            CAST(SUM(biaya) AS BIGINT) AS biaya, CAST(SUM(produk) AS BIGINT) AS produk,
            CAST(SUM(kompetensi) AS BIGINT) AS kompetensi, CAST(SUM(perilaku) AS BIGINT) AS perilaku,
            CAST(SUM(penanganan) AS BIGINT) AS penanganan, CAST(SUM(sarana) AS BIGINT) AS sarana
        """

    /// By service and month. Two statements: an `OR` over a value would leave the index unused.
    private static func sums(
        of office: String, _ procedure: String?, before month: Int, in transaction: any ReadTransaction
    ) throws -> [Row] {
        guard let procedure else {
            return try transaction.rows(
                """
                SELECT \(name: columns) FROM survey_answers WHERE office_id = \(office) AND month < \(month)
                GROUP BY procedure_name, month ORDER BY procedure_name, month
                """)
        }
        return try transaction.rows(
            """
            SELECT \(name: columns) FROM survey_answers
            WHERE office_id = \(office) AND procedure_name = \(procedure) AND month < \(month)
            GROUP BY procedure_name, month ORDER BY procedure_name, month
            """)
    }
}

extension Int {
    /// Months since January of the year 0, as answers are kept by.
    init(monthOf date: CalendarDate) {
        let (year, month, _) = date.components
        self = year * 12 + month - 1
    }
}

extension ReportPeriod {
    /// As answers are kept by.
    var months: Range<Int> {
        guard let month else { return year * 12..<year * 12 + 12 }
        return year * 12 + month - 1..<year * 12 + month
    }
}
