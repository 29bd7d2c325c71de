import Forms
import Procedures
public import Store

/// What an office's services did in a period: how many cases came, how they ended, and how many kept their time.
public struct OfficeReport: Sendable {
    public struct Line: Sendable, Hashable {
        public let procedure: String
        public let title: String
        public let received: Int
        /// Cases that ended, whatever came of them.
        public let finished: Int
        /// Of the finished, those that came to a decision under a limit.
        public let measured: Int
        /// Of the measured, those that kept every limit. Time in which the clock stood is not counted.
        public let inTime: Int
    }

    public let period: ReportPeriod
    /// By title; SOPs of which nothing came or ended then are left out.
    public let lines: [Line]

    public static func load(
        _ period: ReportPeriod, of office: String, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> OfficeReport {
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let counts = try CaseTally.load(
            period.span(in: calendar.zone), of: office, procedure: nil, cases, in: transaction)
        let names = Set(counts.received.keys).union(counts.endings.map(\.procedure.name))
        let lines = try names.map { name in
            let endings = counts.endings.filter { $0.procedure.name == name }
            return Line(
                procedure: name, title: try counts.title(of: name, cases, in: transaction),
                received: counts.received[name] ?? 0, finished: endings.map(\.count).reduce(0, +),
                measured: endings.map(\.measured).reduce(0, +), inTime: endings.map(\.inTime).reduce(0, +))
        }
        return OfficeReport(period: period, lines: lines.sorted { ($0.title, $0.procedure) < ($1.title, $1.procedure) })
    }

    /// Measured and in time of all lines.
    public var whole: (inTime: Int, measured: Int) {
        (lines.map(\.inTime).reduce(0, +), lines.map(\.measured).reduce(0, +))
    }

    /// The share of decisions within their limit in each of the months up to one, the earliest first.
    public static func months(
        _ count: Int, upTo last: ReportPeriod, of office: String, procedure: String? = nil, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [(month: ReportPeriod, inTime: Int, measured: Int)] {
        let zone = try OfficeCalendar.of(office, in: transaction).zone
        return try (0..<count).reversed().map { back in
            let month = last.earlier(by: back)
            let endings = try CaseTally.endings(
                month.span(in: zone), of: office, procedure: procedure, cases, in: transaction)
            return (month, endings.map(\.inTime).reduce(0, +), endings.map(\.measured).reduce(0, +))
        }
    }
}

/// How many cases came and ended within a span of time.
struct CaseTally {
    /// The cases of one version of an SOP that ended with one result.
    struct Ending {
        let procedure: Procedure
        let result: CaseResult
        let count: Int
        let measured: Int
        let inTime: Int

        /// - Parameter row: `procedure_hash`, `result`, how many (`n`), of them `measured` and `in_time`.
        /// - Returns: nil for a result that the version does not have.
        init?(_ row: Row, _ cases: CaseServices, in transaction: any ReadTransaction) throws {
            let version = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
            guard let result = version.results.first(where: { $0.name == row.textOrNil("result") }) else { return nil }
            procedure = version
            self.result = result
            count = Int(row.int("n"))
            measured = result.isDecision ? Int(row.int("measured")) : 0
            inTime = result.isDecision ? Int(row.int("in_time")) : 0
        }
    }

    /// By the SOP's name.
    let received: [String: Int]
    let endings: [Ending]
    private let newest: [String: String]

    /// - Parameter procedure: nil: every SOP of the office.
    static func load(
        _ span: Range<Instant>, of office: String, procedure: String?, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> CaseTally {
        let opened = try transaction.rows(
            """
            SELECT procedure_name, COUNT(*) AS n, MAX(opened_at) AS latest FROM cases
            WHERE office_id = \(office) AND opened_at >= \(span.lowerBound.seconds)
                AND opened_at < \(span.upperBound.seconds)
                AND (CAST(\(procedure) AS TEXT) IS NULL OR procedure_name = \(procedure))
            GROUP BY procedure_name
            """)
        let hashes = try transaction.rows(
            """
            SELECT p.name, p.hash FROM procedures p
            JOIN adoptions a ON a.procedure_hash = p.hash AND a.office_id = \(office)
            ORDER BY a.first_day, a.recorded_at
            """)
        return CaseTally(
            received: Dictionary(uniqueKeysWithValues: opened.map { ($0.text("procedure_name"), Int($0.int("n"))) }),
            endings: try endings(span, of: office, procedure: procedure, cases, in: transaction),
            newest: Dictionary(hashes.map { ($0.text("name"), $0.text("hash")) }) { $1 })
    }

    /// A case that the applicant gave up says nothing of the office's time.
    static func endings(
        _ span: Range<Instant>, of office: String, procedure: String?, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [Ending] {
        let rows = try transaction.rows(
            """
            SELECT procedure_hash, result, COUNT(*) AS n, COUNT(kept_its_time) AS measured,
                COUNT(CASE WHEN kept_its_time = 1 THEN 1 END) AS in_time
            FROM cases
            WHERE office_id = \(office) AND ended_at >= \(span.lowerBound.seconds)
                AND ended_at < \(span.upperBound.seconds)
                AND (CAST(\(procedure) AS TEXT) IS NULL OR procedure_name = \(procedure))
            GROUP BY procedure_hash, result
            """)
        return try rows.compactMap { try Ending($0, cases, in: transaction) }
    }

    /// Of the version that the office adopted last.
    func title(of name: String, _ cases: CaseServices, in transaction: any ReadTransaction) throws -> String {
        guard let hash = newest[name] else { return name }
        return try cases.shelf.procedure(hash, in: transaction).title
    }
}
