import Forms
import Procedures
public import Store

/// How long an office's services took in a period, and which of their steps took too long.
public struct OfficeTimes: Sendable {
    /// A step that was left after its time, of the office's own.
    public struct Lost: Sendable, Hashable {
        public let service: String
        public let step: String
        public let lanes: [String]
        public let late: Int
        /// Of those with a deadline.
        public let measured: Int
    }

    /// By SOP, what its first limit took; SOPs of which none ended are missing.
    public let limits: [String: ProcedureReport.Limit]
    /// Those that were late most often come first.
    public let lost: [Lost]

    public static func load(
        _ period: ReportPeriod, of office: String, most: Int = 5, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> OfficeTimes {
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let span = period.span(in: calendar.zone)
        let times = try LeftTimes.load(
            span, of: office, procedure: nil, kinds: [CaseTimes.limit], cases, in: transaction)
        var limits: [String: ProcedureReport.Limit] = [:]
        for (name, times) in Dictionary(grouping: times, by: \.procedure) {
            guard let newest = try ProcedureReport.newest(name, of: office, cases, in: transaction) else { continue }
            limits[name] = newest.limits.lazy.compactMap { ProcedureReport.limit(of: $0, times, calendar) }.first
        }
        return OfficeTimes(
            limits: limits, lost: try lost(span, of: office, most: most, cases, in: transaction))
    }

    private static func lost(
        _ span: Range<Instant>, of office: String, most: Int, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [Lost] {
        let rows = try transaction.rows(
            """
            SELECT c.procedure_name, t.name, COUNT(*) AS measured,
                COUNT(CASE WHEN t.ended_at > t.due_at THEN 1 END) AS late
            FROM case_times t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.kind = \(CaseTimes.step) AND t.due_at IS NOT NULL
                AND t.ended_at >= \(span.lowerBound.seconds) AND t.ended_at < \(span.upperBound.seconds)
            GROUP BY c.procedure_name, t.name
            """)
        let late = try rows.filter { $0.int("late") > 0 }.compactMap { row -> Lost? in
            guard
                let version = try ProcedureReport.newest(
                    row.text("procedure_name"), of: office, cases, in: transaction),
                let step = version.step(row.text("name")), !version.isApplicants(step), !step.isCountedBack
            else { return nil }
            return Lost(
                service: version.title, step: step.text, lanes: step.lanes.map { version.lane($0)?.title ?? $0 },
                late: Int(row.int("late")), measured: Int(row.int("measured")))
        }
        let sorted = late.sorted { ($1.late, $0.measured, $0.step) < ($0.late, $1.measured, $1.step) }
        return Array(sorted.prefix(most))
    }
}
