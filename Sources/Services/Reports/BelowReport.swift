public import Forms
import Procedures
public import Store

/// How each office below another kept its times in a period, and what is late there now: counts alone, of every SOP
/// together. Its statements do not grow with the offices (docs/decisions/0064).
public struct BelowReport: Sendable {
    public struct Counts: Sendable, Hashable {
        public internal(set) var received = 0
        /// Cases that ended, whatever came of them.
        public internal(set) var finished = 0
        /// Of the finished, those that came to a decision under a limit.
        public internal(set) var measured = 0
        /// Of the measured, those that kept every limit.
        public internal(set) var inTime = 0
        /// What the office's reports call late now: its tasks past their time, those of other offices' cases too, and whole
        /// cases past a limit. In the sum of several offices a task that one of them asked of another counts once.
        public internal(set) var late = 0
        /// Of the late, the tasks of other offices' cases.
        public internal(set) var handed = 0
        /// Since when the oldest of the late is late; nil: nothing is.
        public internal(set) var oldest: Instant?

        mutating func addLate(_ count: Int, since due: Instant) {
            late += count
            oldest = min(oldest ?? due, due)
        }
    }

    public struct Line: Sendable, Hashable {
        public let office: Office
        /// The office directly above, by name; nil: the one whose report this is.
        public let above: String?
        public let counts: Counts
        /// Whether the reader serves there or audits it, so that the report of its desk is theirs to open.
        public let isOpenToReader: Bool
    }

    public let period: ReportPeriod
    /// Every office below, however deep, but for those that were closed before and of which nothing is counted; where most is late now comes first, then where the smallest share was in time.
    public let lines: [Line]
    /// Of all of them.
    public let whole: Counts

    /// - Throws: `Denial` to whoever neither heads the office nor audits it.
    public static func load(
        _ period: ReportPeriod, below office: String, for person: Person, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> BelowReport {
        try Permission.seeBelow.require(of: person, in: office, environment, transaction)
        let now = environment.now
        let below = try ReadOffices(environment).allBelow(office, in: transaction)
        // By one clock: a period of the office above is the same for all.
        let span = period.span(in: try OfficeCalendar.of(office, in: transaction).zone)
        let tally = try BelowTally(below.map(\.id), span, at: now, cases, in: transaction)
        let audits = try person.audits(office, at: now, in: transaction)
        let names = Dictionary(uniqueKeysWithValues: below.map { ($0.id, $0.name) })
        let lines = below.map { office in
            Line(
                office: office, above: office.parent.flatMap { names[$0] }, counts: tally.counts[office.id] ?? Counts(),
                isOpenToReader: audits || person.serves(office.id, at: now))
        }
        // One that no longer worked receives nothing: that it does says nothing of it.
        let told = lines.filter { line in
            line.counts != Counts() || line.office.closure.map { $0.since >= period.firstDay } ?? true
        }
        return BelowReport(period: period, lines: told.sorted { $0.rank < $1.rank }, whole: tally.whole)
    }

    /// Whether there is something to read, and the person may.
    public static func isOffered(
        at office: String, to person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard try !ReadOffices(environment).below(office, in: transaction).isEmpty else { return false }
        return try Permission.seeBelow.policy(.of(office: office, in: transaction)).allows(person, at: environment.now)
    }
}

extension BelowReport.Line {
    /// The smaller, the worse. Where nothing was measured nothing is said of the share.
    fileprivate var rank: (Int, Int64, Double, String, String) {
        let share = counts.measured > 0 ? Double(counts.inTime) / Double(counts.measured) : 2
        return (-counts.late, counts.oldest?.seconds ?? .max, share, office.name, office.id)
    }
}

extension Permission {
    /// How the offices below keep their times: whoever heads the office, and whoever audits it.
    public static let seeBelow = Permission("laporan-bawahan") { facts in
        AllOf(
            IsOfficer(), AnyOf(HoldsRole(OfficeKinds.heads, in: [facts.office]), Permission.audit.policy(facts)))
    }
}
