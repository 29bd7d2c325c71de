public import Forms
public import Procedures
public import Store

/// What one SOP did at an office in a period: how cases ended, what its limits and steps took beside what they may, why
/// cases went back, and what is late now. Times are working time of the office that handles the case.
public struct ProcedureReport: Sendable {
    public struct Result: Sendable, Hashable {
        public let title: String
        public let count: Int
    }

    /// A limit of the case, over those that ended in the period.
    public struct Limit: Sendable, Hashable {
        public let name: String
        public let standard: TimeRule
        public let ended: Int
        public let inTime: Int
        /// Without the time in which its clock stood.
        public let counted: Quantiles
        /// With it.
        public let whole: Quantiles
    }

    /// A step, over those that were left in the period.
    public struct Step: Sendable, Hashable {
        public let name: String
        public let title: String
        public let lanes: [String]
        /// Mutu baku; nil: none.
        public let standard: TimeRule?
        public let done: Int
        /// Of those with a deadline.
        public let measured: Int
        public let inTime: Int
        public let took: Quantiles
    }

    /// How often a step sent a case on with a reason.
    public struct Return: Sendable, Hashable {
        public let step: String
        public let outcome: String
        public let count: Int
    }

    public let procedure: Procedure
    public let period: ReportPeriod
    public let received: Int
    public let finished: Int
    public let measured: Int
    public let inTime: Int
    public let results: [Result]
    public let limits: [Limit]
    public let steps: [Step]
    public let returns: [Return]

    /// - Returns: nil where the office never adopted such an SOP.
    public static func load(
        _ name: String, _ period: ReportPeriod, of office: String, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> ProcedureReport? {
        guard let procedure = try newest(name, of: office, cases, in: transaction) else { return nil }
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let span = period.span(in: calendar.zone)
        let tally = try CaseTally.load(span, of: office, procedure: name, cases, in: transaction)
        let times = try LeftTimes.load(span, of: office, procedure: name, calendar, in: transaction)
        let results = Dictionary(grouping: tally.endings) { $0.result.title }
        return ProcedureReport(
            procedure: procedure, period: period, received: tally.received[name] ?? 0,
            finished: tally.endings.map(\.count).reduce(0, +), measured: tally.endings.map(\.measured).reduce(0, +),
            inTime: tally.endings.map(\.inTime).reduce(0, +),
            results: results.map { Result(title: $0, count: $1.map(\.count).reduce(0, +)) }
                .sorted { ($1.count, $0.title) < ($0.count, $1.title) },
            limits: procedure.limits.compactMap { limit(of: $0, times) },
            steps: procedure.steps.compactMap { step($0, of: procedure, times) },
            returns: procedure.steps.flatMap { returns(from: $0, times) })
    }

    private static func newest(
        _ name: String, of office: String, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> Procedure? {
        let row = try transaction.row(
            """
            SELECT procedure_hash FROM adoptions WHERE office_id = \(office) AND procedure_name = \(name)
            ORDER BY first_day DESC, recorded_at DESC LIMIT 1
            """)
        return try row.map { try cases.shelf.procedure($0.text("procedure_hash"), in: transaction) }
    }

    private static func limit(of limit: CaseLimit, _ times: [LeftTimes]) -> Limit? {
        let own = times.filter { $0.kind == CaseTimes.limit && $0.name == limit.name && $0.due != nil }
        guard let counted = Quantiles(own.map(\.counted)), let whole = Quantiles(own.map(\.whole)) else { return nil }
        return Limit(
            name: limit.name, standard: limit.time, ended: own.count, inTime: own.filter(\.isInTime).count,
            counted: counted, whole: whole)
    }

    private static func step(_ step: Procedures.Step, of procedure: Procedure, _ times: [LeftTimes]) -> Step? {
        let own = times.filter { $0.kind == CaseTimes.step && $0.name == step.name }
        guard let took = Quantiles(own.map(\.counted)) else { return nil }
        let measured = own.filter { $0.due != nil }
        return Step(
            name: step.name, title: step.text, lanes: step.lanes.map { procedure.lane($0)?.title ?? $0 },
            standard: step.time, done: own.count, measured: measured.count,
            inTime: measured.filter(\.isInTime).count, took: took)
    }

    private static func returns(from step: Procedures.Step, _ times: [LeftTimes]) -> [Return] {
        step.outcomes.filter { $0.reason != nil }.compactMap { outcome in
            let count = times.filter {
                $0.kind == CaseTimes.step && $0.name == step.name && $0.outcome == outcome.name
            }.count
            return count == 0 ? nil : Return(step: step.text, outcome: outcome.label, count: count)
        }
    }
}

/// What one visit of a step, or one limit of a case, took: in working seconds.
struct LeftTimes {
    let kind: String
    let name: String
    let due: Instant?
    let ended: Instant
    let outcome: String?
    let counted: Int64
    let whole: Int64

    var isInTime: Bool { due.map { ended <= $0 } ?? true }

    /// Those of an SOP that ended within a span of time.
    static func load(
        _ span: Range<Instant>, of office: String, procedure: String, _ calendar: WorkingCalendar,
        in transaction: any ReadTransaction
    ) throws -> [LeftTimes] {
        try transaction.rows(
            """
            SELECT t.kind, t.name, t.began_at, t.due_at, t.ended_at, t.outcome, t.pauses
            FROM case_times t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.kind IN (\(CaseTimes.step), \(CaseTimes.limit))
                AND t.ended_at >= \(span.lowerBound.seconds) AND t.ended_at < \(span.upperBound.seconds)
                AND c.procedure_name = \(procedure)
            """
        ).map { row in
            let began = Instant(seconds: row.int("began_at")), ended = Instant(seconds: row.int("ended_at"))
            let pauses = StoredPauses.read(row.text("pauses"))
            let whole = calendar.workingSeconds(from: began, to: ended)
            return LeftTimes(
                kind: row.text("kind"), name: row.text("name"),
                due: row.intOrNil("due_at").map(Instant.init(seconds:)), ended: ended,
                outcome: row.textOrNil("outcome"),
                counted: pauses.isEmpty ? whole : calendar.workingSeconds(from: began, to: ended, pauses: pauses),
                whole: whole)
        }
    }
}
