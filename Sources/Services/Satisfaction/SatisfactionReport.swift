public import Forms
import Procedures
public import Store

/// What applicants think of an office's services, by blocks that were full in a period.
public struct SatisfactionReport: Sendable {
    public struct Line: Sendable, Hashable {
        public let procedure: String
        public let title: String
        public let figure: SatisfactionFigure
        public var index: SatisfactionIndex { figure.index }
    }

    public let period: ReportPeriod
    /// By title.
    public let lines: [Line]
    /// Of all services together; nil: nothing is told.
    public let whole: SatisfactionFigure?

    /// Answers without which nothing is told.
    public static let fewest = SatisfactionBlock.fewest

    public static func load(
        _ period: ReportPeriod, of office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> SatisfactionReport {
        let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        let blocks = try SatisfactionBlock.all(of: office, before: Int(monthOf: today), in: transaction)
            .filter { period.months.contains($0.months.upperBound) }
        guard !blocks.isEmpty else { return SatisfactionReport(period: period, lines: [], whole: nil) }
        let titles = try titles(at: office, in: transaction)
        let lines = Dictionary(grouping: blocks, by: \.procedure).compactMap { name, blocks in
            SatisfactionFigure(of: blocks).map { Line(procedure: name, title: titles[name] ?? name, figure: $0) }
        }
        return SatisfactionReport(
            period: period, lines: lines.sorted { ($0.title, $0.procedure) < ($1.title, $1.procedure) },
            whole: SatisfactionFigure(of: blocks))
    }

    /// Of one service, by blocks that were full within the twelve months before the one that runs; nil: there were too few.
    public static func latest(
        of procedure: String, at office: String, on today: CalendarDate, in transaction: any ReadTransaction
    ) throws -> SatisfactionFigure? {
        let month = Int(monthOf: today)
        let blocks = try SatisfactionBlock.all(of: office, procedure: procedure, before: month, in: transaction)
        return SatisfactionFigure(of: blocks.filter { $0.months.upperBound >= month - 12 })
    }

    /// Of the version that the office adopted last, by the SOP's name.
    static func titles(at office: String, in transaction: any ReadTransaction) throws -> [String: String] {
        let rows = try transaction.rows(
            """
            SELECT p.name, p.title FROM procedures p
            JOIN adoptions a ON a.procedure_hash = p.hash AND a.office_id = \(office)
            ORDER BY a.first_day, a.recorded_at
            """)
        return Dictionary(rows.map { ($0.text("name"), $0.text("title")) }) { $1 }
    }
}
