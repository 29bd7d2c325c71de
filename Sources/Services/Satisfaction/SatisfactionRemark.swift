import Forms
import Procedures
public import Store

/// What somebody wrote beside their answers. Whose it is, and what they answered, nobody can tell.
public struct SatisfactionRemark: Sendable, Hashable {
    /// Of the service.
    public let title: String
    public let text: String

    /// How many a page shows.
    public static let most = 100

    /// Those of a period whose results are told, by service and otherwise in no order: so many of them from one on.
    /// - Returns: those, and whether there are more behind them.
    /// - Throws: `Denial` to whoever neither heads nor audits the office.
    public static func list(
        _ period: ReportPeriod, of office: String, from offset: Int = 0, for person: Person,
        _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> (remarks: [SatisfactionRemark], hasMore: Bool) {
        try Permission.readRemarks.require(of: person, in: office, environment, transaction)
        let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        let blocks = try SatisfactionBlock.all(of: office, before: Int(monthOf: today), in: transaction)
            .filter { period.months.contains($0.months.upperBound) }
        guard let first = blocks.map(\.months.lowerBound).min(), let last = blocks.map(\.months.upperBound).max() else {
            return ([], false)
        }
        let rows = try transaction.rows(
            """
            SELECT id, procedure_name, month, remark_sealed FROM survey_remarks
            WHERE office_id = \(office) AND month >= \(first) AND month <= \(last)
            ORDER BY procedure_name, id
            """)
        let told = rows.filter { row in
            blocks.contains {
                $0.procedure == row.text("procedure_name") && $0.months.contains(Int(row.int("month")))
            }
        }
        let titles = try SatisfactionReport.titles(at: office, in: transaction)
        let remarks = try told.dropFirst(offset).prefix(most).map { row in
            SatisfactionRemark(
                title: titles[row.text("procedure_name")] ?? row.text("procedure_name"),
                text: try environment.keyring.openText(
                    row.blob("remark_sealed"), for: place(of: office, row.text("id"))))
        }
        return (remarks, told.count > offset + remarks.count)
    }

    static func place(of office: String, _ id: String) -> SealContext {
        SealContext(table: "survey_remarks", column: "remark_sealed", row: [office, id])
    }
}

extension Permission {
    /// What applicants wrote beside their answers may name an officer: for whoever heads the office, and its auditors.
    public static let readRemarks = Permission("baca-saran") { facts in
        AllOf(
            IsOfficer(), AnyOf(HoldsRole(OfficeKinds.heads, in: [facts.office]), Permission.audit.policy(facts)))
    }
}
