import Forms
public import Procedures
public import Store

/// What each officer filed for others in a period: how many cases, by which way they came, and how many of the applicants
/// left no address to which news of it could go; and how often they did something for an applicant afterwards.
public struct CounterReport: Sendable {
    public struct Line: Sendable, Hashable {
        public let account: String
        public let name: String
        public let byWay: [Channel: Int]
        public let withoutAddress: Int
        /// Withdrawals, corrections and steps that were entered in an applicant's stead.
        public let acts: Int

        public var total: Int { byWay.values.reduce(0, +) }
    }

    public let period: ReportPeriod
    /// Who filed most comes first.
    public let lines: [Line]

    /// - Throws: `Denial` to whoever does not head the office.
    public static func load(
        _ period: ReportPeriod, of office: String, for person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> CounterReport {
        try Permission.seeCounter.require(of: person, in: office, environment, transaction)
        let span = period.span(in: try OfficeCalendar.of(office, in: transaction).zone)
        let rows = try transaction.rows(
            """
            SELECT assisted_by, channel, COUNT(*) AS n,
                COUNT(CASE WHEN applicant_account IS NULL AND applicant_contact IS NULL THEN 1 END) AS untold
            FROM cases
            WHERE office_id = \(office) AND opened_at >= \(span.lowerBound.seconds)
                AND opened_at < \(span.upperBound.seconds) AND assisted_by IS NOT NULL
            GROUP BY assisted_by, channel
            """)
        let acted = try transaction.rows(
            """
            SELECT account, COUNT(*) AS n FROM counter_acts
            WHERE office_id = \(office) AND entered_at >= \(span.lowerBound.seconds)
                AND entered_at < \(span.upperBound.seconds)
            GROUP BY account
            """)
        let acts = Dictionary(acted.map { ($0.text("account"), Int($0.int("n"))) }, uniquingKeysWith: +)
        let byOfficer = Dictionary(grouping: rows) { $0.text("assisted_by") }
        let accounts = Set(byOfficer.keys).union(acts.keys)
        let names = try OfficerNames.of(accounts, in: transaction)
        let lines = accounts.map { account in
            let rows = byOfficer[account] ?? []
            return Line(
                account: account, name: names[account] ?? "Petugas yang sudah tidak ada",
                byWay: Dictionary(
                    rows.map { (Channel(rawValue: $0.text("channel")) ?? .counter, Int($0.int("n"))) },
                    uniquingKeysWith: +), withoutAddress: rows.reduce(0) { $0 + Int($1.int("untold")) },
                acts: acts[account] ?? 0)
        }
        return CounterReport(
            period: period, lines: lines.sorted { (-$0.total, $0.name, $0.account) < (-$1.total, $1.name, $1.account) })
    }
}

extension Permission {
    /// How much each officer filed for others: for the head of the office.
    public static let seeCounter = Permission("lihat-loket") { facts in
        AllOf(IsOfficer(), HoldsRole(OfficeKinds.heads, in: [facts.office]))
    }
}
