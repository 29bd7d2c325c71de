import Forms
import Procedures
import Store

/// One visit of a step, or one run of a case's limit, that is over.
struct LeftTimes {
    let procedure: String
    let kind: String
    let name: String
    let began: Instant
    let due: Instant?
    let ended: Instant
    let outcome: String?
    let pauses: [Pause]

    var isInTime: Bool {
        guard let due else { return true }
        // A limit whose time was over first was not kept, though that was at its due time.
        if kind == CaseTimes.limit, outcome == Expiry.outcomeName { return false }
        return LimitRun.used(until: ended, pauses) <= due
    }

    /// In seconds, without the time in which its clock stood.
    func counted(_ measure: TimeMeasure) -> Int64 { measure.seconds(from: began, to: ended, pauses) }
    func whole(_ measure: TimeMeasure) -> Int64 { measure.seconds(from: began, to: ended, []) }

    /// Those that ended within a span of time. A limit that ended with its case counts where that was a decision, like the
    /// case.
    /// - Parameter procedure: nil: of every SOP of the office.
    static func load(
        _ span: Range<Instant>, of office: String, procedure: String?,
        kinds: [String] = [CaseTimes.step, CaseTimes.limit], _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [LeftTimes] {
        var decisions: [String: Set<String>] = [:]
        let rows = try transaction.rows(
            """
            SELECT t.kind, t.name, t.began_at, t.due_at, t.ended_at, t.outcome, t.pauses, c.procedure_name,
                c.procedure_hash, c.ended_at AS case_ended_at, c.result
            FROM case_times t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id = \(office) AND t.kind IN \(list: kinds)
                AND t.ended_at >= \(span.lowerBound.seconds) AND t.ended_at < \(span.upperBound.seconds)
                AND (CAST(\(procedure) AS TEXT) IS NULL OR c.procedure_name = \(procedure))
            """)
        return try rows.compactMap { row in
            let ended = row.int("ended_at")
            if row.text("kind") == CaseTimes.limit, ended == row.intOrNil("case_ended_at") {
                let hash = row.text("procedure_hash")
                let decided =
                    try decisions[hash]
                    ?? Set(cases.shelf.procedure(hash, in: transaction).results.filter(\.isDecision).map(\.name))
                decisions[hash] = decided
                guard decided.contains(row.textOrNil("result") ?? "") else { return nil }
            }
            return LeftTimes(
                procedure: row.text("procedure_name"), kind: row.text("kind"), name: row.text("name"),
                began: Instant(seconds: row.int("began_at")), due: row.intOrNil("due_at").map(Instant.init(seconds:)),
                ended: Instant(seconds: ended), outcome: row.textOrNil("outcome"),
                pauses: StoredPauses.read(row.text("pauses")))
        }
    }
}

/// By which clock a length of time is measured: that of its standard.
struct TimeMeasure {
    let calendar: WorkingCalendar
    let runsOutsideHours: Bool

    init(of standard: TimeRule?, _ calendar: WorkingCalendar) {
        self.calendar = calendar
        runsOutsideHours = standard?.runsOutsideHours ?? false
    }

    func seconds(from start: Instant, to end: Instant, _ pauses: [Pause]) -> Int64 {
        guard runsOutsideHours else { return calendar.workingSeconds(from: start, to: end, pauses: pauses) }
        let stood = pauses.reduce(Int64(0)) { sum, pause in
            sum + max(0, min(pause.end ?? end, end).since(max(pause.start, start)))
        }
        return max(0, end.since(start) - stood)
    }
}
