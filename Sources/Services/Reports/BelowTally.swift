import Forms
import Procedures
import Store

/// The counts of many offices, by one statement a figure.
struct BelowTally {
    /// By office; those of which nothing is to be told are missing.
    private(set) var counts: [String: BelowReport.Counts] = [:]
    private(set) var whole = BelowReport.Counts()
    private let offices: [String]
    private let now: Instant

    init(
        _ offices: [String], _ span: Range<Instant>, at now: Instant, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        self.offices = offices
        self.now = now
        guard !offices.isEmpty else { return }
        try countReceived(span, in: transaction)
        try countFinished(span, cases, in: transaction)
        try countTasks(cases, in: transaction)
        try countLimits(in: transaction)
        try countHanded(in: transaction)
    }

    /// - Parameter isOnce: whether nothing of it is counted at another of these offices as well.
    private mutating func add(to office: String, isOnce: Bool = true, _ change: (inout BelowReport.Counts) -> Void) {
        change(&counts[office, default: BelowReport.Counts()])
        if isOnce { change(&whole) }
    }

    private mutating func countReceived(_ span: Range<Instant>, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT office_id, COUNT(*) AS n FROM cases
            WHERE office_id IN \(list: offices) AND opened_at >= \(span.lowerBound.seconds)
                AND opened_at < \(span.upperBound.seconds)
            GROUP BY office_id
            """)
        for row in rows { add(to: row.text("office_id")) { $0.received += Int(row.int("n")) } }
    }

    private mutating func countFinished(
        _ span: Range<Instant>, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT office_id, procedure_hash, result, COUNT(*) AS n, COUNT(kept_its_time) AS measured,
                COUNT(CASE WHEN kept_its_time = 1 THEN 1 END) AS in_time
            FROM cases
            WHERE office_id IN \(list: offices) AND ended_at >= \(span.lowerBound.seconds)
                AND ended_at < \(span.upperBound.seconds)
            GROUP BY office_id, procedure_hash, result
            """)
        for row in rows {
            guard let ending = try CaseTally.Ending(row, cases, in: transaction) else { continue }
            add(to: row.text("office_id")) {
                $0.finished += ending.count
                $0.measured += ending.measured
                $0.inTime += ending.inTime
            }
        }
    }

    /// Steps past their time of the offices' own cases, without those that their applicants have to do.
    private mutating func countTasks(_ cases: CaseServices, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT t.office_id, c.procedure_hash, t.step, COUNT(*) AS n, MIN(t.due_at) AS oldest
            FROM tasks t JOIN cases c ON c.office_id = t.office_id AND c.id = t.case_id
            WHERE t.office_id IN \(list: offices) AND t.due_at < \(now.seconds)
            GROUP BY t.office_id, c.procedure_hash, t.step
            """)
        for row in rows {
            let version = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
            if version.step(row.text("step")).map(version.isApplicants) ?? false { continue }
            addLate(row)
        }
    }

    /// Whole cases past a limit whose clock runs.
    private mutating func countLimits(in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT office_id, COUNT(*) AS n, MIN(due_at) AS oldest FROM case_times
            WHERE office_id IN \(list: offices) AND kind = \(CaseTimes.limit) AND ended_at IS NULL
                AND due_at < \(now.seconds) AND pauses NOT LIKE '%:'
            GROUP BY office_id
            """)
        for row in rows { addLate(row) }
    }

    /// Steps past their time that other offices' cases ask of these. Where the case is one of these offices' it is counted
    /// there too, by ``countTasks(_:in:)``.
    private mutating func countHanded(in transaction: any ReadTransaction) throws {
        let here = Set(offices)
        let rows = try transaction.rows(
            """
            SELECT t.office_id, h.from_office_id, COUNT(*) AS n, MIN(t.due_at) AS oldest
            FROM tasks t JOIN handovers h ON h.office_id = t.office_id AND h.case_id = t.case_id
            WHERE t.office_id IN \(list: offices) AND t.due_at < \(now.seconds)
            GROUP BY t.office_id, h.from_office_id
            """)
        for row in rows {
            let isOnce = !here.contains(row.text("from_office_id"))
            addLate(row, isOnce: isOnce)
            add(to: row.text("office_id"), isOnce: isOnce) { $0.handed += Int(row.int("n")) }
        }
    }

    private mutating func addLate(_ row: Row, isOnce: Bool = true) {
        let (count, oldest) = (Int(row.int("n")), Instant(seconds: row.int("oldest")))
        add(to: row.text("office_id"), isOnce: isOnce) { $0.addLate(count, since: oldest) }
    }
}
