import Forms
public import Procedures
public import Store

/// What one SOP did at an office in a period: how cases ended, what its limits and steps took beside what they may, why
/// cases went back. Times are working time of the office that handles the case, or of day and night where their standard is
/// (`TimeRule.runsOutsideHours`).
public struct ProcedureReport: Sendable {
    public struct Result: Sendable, Hashable {
        public let title: String
        public let count: Int
    }

    /// A limit of the case, over its runs that ended in the period.
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
        /// Whether the applicant does it: what it took says nothing of the office.
        public let isApplicants: Bool
        public let done: Int
        /// Of those with a deadline.
        public let measured: Int
        public let inTime: Int
        public let took: Quantiles
    }

    /// How often a step sent a case on with a reason. The reason's words are sealed with the case
    /// (docs/decisions/0043).
    public struct Reasoned: Sendable, Hashable {
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
    /// By which the case went back to the applicant, or to an earlier step.
    public let returns: [Reasoned]
    /// Refusals and other decisions for which a reason was given.
    public let refusals: [Reasoned]

    /// - Returns: nil where the office never adopted such an SOP.
    public static func load(
        _ name: String, _ period: ReportPeriod, of office: String, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> ProcedureReport? {
        guard let procedure = try newest(name, of: office, cases, in: transaction) else { return nil }
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let span = period.span(in: calendar.zone)
        let tally = try CaseTally.load(span, of: office, procedure: name, cases, in: transaction)
        let times = try LeftTimes.load(span, of: office, procedure: name, cases, in: transaction)
        let results = Dictionary(grouping: tally.endings) { $0.result.title }
        return ProcedureReport(
            procedure: procedure, period: period, received: tally.received[name] ?? 0,
            finished: tally.endings.map(\.count).reduce(0, +), measured: tally.endings.map(\.measured).reduce(0, +),
            inTime: tally.endings.map(\.inTime).reduce(0, +),
            results: results.map { Result(title: $0, count: $1.map(\.count).reduce(0, +)) }
                .sorted { ($1.count, $0.title) < ($0.count, $1.title) },
            limits: procedure.limits.compactMap { limit(of: $0, times, calendar) },
            steps: procedure.steps.compactMap { step($0, of: procedure, times, calendar) },
            returns: procedure.steps.flatMap { step in
                reasoned(step, times) { procedure.leadsBack($0, from: step) }
            },
            refusals: procedure.steps.flatMap { step in
                reasoned(step, times) { !procedure.leadsBack($0, from: step) }
            })
    }

    static func newest(
        _ name: String, of office: String, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> Procedure? {
        let row = try transaction.row(
            """
            SELECT procedure_hash FROM adoptions WHERE office_id = \(office) AND procedure_name = \(name)
            ORDER BY first_day DESC, recorded_at DESC LIMIT 1
            """)
        return try row.map { try cases.shelf.procedure($0.text("procedure_hash"), in: transaction) }
    }

    static func limit(of limit: CaseLimit, _ times: [LeftTimes], _ calendar: WorkingCalendar) -> Limit? {
        let own = times.filter { $0.kind == CaseTimes.limit && $0.name == limit.name && $0.due != nil }
        let by = TimeMeasure(of: limit.time, calendar)
        guard let counted = Quantiles(own.map { $0.counted(by) }), let whole = Quantiles(own.map { $0.whole(by) })
        else {
            return nil
        }
        return Limit(
            name: limit.name, standard: limit.time, ended: own.count, inTime: own.filter(\.isInTime).count,
            counted: counted, whole: whole)
    }

    private static func step(
        _ step: Procedures.Step, of procedure: Procedure, _ times: [LeftTimes], _ calendar: WorkingCalendar
    ) -> Step? {
        let own = times.filter { $0.kind == CaseTimes.step && $0.name == step.name }
        // By when something must be done before a date is no measure of how long it takes, and nobody's work is held
        // against it.
        let standard = step.isCountedBack ? nil : step.time
        let by = TimeMeasure(of: standard, calendar)
        guard let took = Quantiles(own.map { $0.counted(by) }) else { return nil }
        let measured = step.isCountedBack ? [] : own.filter { $0.due != nil }
        return Step(
            name: step.name, title: step.text, lanes: step.lanes.map { procedure.lane($0)?.title ?? $0 },
            standard: standard, isApplicants: procedure.isApplicants(step), done: own.count, measured: measured.count,
            inTime: measured.filter(\.isInTime).count, took: took)
    }

    private static func reasoned(
        _ step: Procedures.Step, _ times: [LeftTimes], where fits: (Outcome) -> Bool
    ) -> [Reasoned] {
        step.outcomes.filter { $0.reason != nil && fits($0) }.compactMap { outcome in
            let count = times.filter {
                $0.kind == CaseTimes.step && $0.name == step.name && $0.outcome == outcome.name
            }.count
            return count == 0 ? nil : Reasoned(step: step.text, outcome: outcome.label, count: count)
        }
    }
}

extension Procedure {
    func isApplicants(_ step: Step) -> Bool {
        guard let lane = applicantLane?.name else { return false }
        return !step.lanes.isEmpty && step.lanes.allSatisfy { $0 == lane }
    }

    /// Whether the way by an outcome comes to the applicant, or to a step of before, and from there to this one again.
    func leadsBack(_ outcome: Outcome, from step: Step) -> Bool {
        let place = steps.firstIndex { $0.name == step.name } ?? 0
        return outcome.targets.contains { name in
            guard let index = steps.firstIndex(where: { $0.name == name }) else { return false }
            return (index <= place || isApplicants(steps[index])) && ahead(of: [name]).contains(step.name)
        }
    }
}
