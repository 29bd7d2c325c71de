/// How far ahead work may be due or held, if every clock was right: nothing is put off for longer than the longest pause,
/// nor held for longer than a lease. What lies further was written by a clock that was ahead and has been set back since
/// (docs/decisions/0036).
struct ClockBounds: Sendable {
    /// Seconds by which the clocks of two nodes may differ without any harm.
    private static let skew: Int64 = 60

    let now: Int64
    private let longestPause: Int64
    private let lease: Int64

    /// - Parameter now: seconds since 1970 by the program's clock.
    init(now: Int64, policy: WorkPolicy) {
        self.now = now
        (longestPause, lease) = (policy.longestPause, policy.lease)
    }

    /// The latest moment at which what was asked for by now begins.
    var start: Int64 { now + Self.skew }
    /// The latest moment for the next attempt of what was tried.
    var retry: Int64 { now + longestPause + Self.skew }
    /// The latest end of a lease.
    /// - Parameter leaseNow: by the database's clock.
    func hold(_ leaseNow: Int64) -> Int64 { leaseNow + lease + Self.skew }
}

extension WorkQueue {
    /// Offices with work of these kinds beyond these bounds. Others have another worker, with another patience.
    func strayOffices(
        kinds: [String], beyond bounds: ClockBounds, in transaction: any ReadTransaction
    ) throws -> [String] {
        let held = bounds.hold(try transaction.databaseTime())
        var rows = try transaction.rows(
            """
            SELECT office_id, kind FROM \(name: table.name) WHERE state = 'waiting' AND attempts > 0
                AND (due_at > \(bounds.retry) OR leased_until > \(held))
            """)
        if startsAtOnce {
            rows += try transaction.rows(
                """
                SELECT office_id, kind FROM \(name: table.name)
                WHERE state = 'waiting' AND due_at > \(bounds.start) AND attempts = 0
                """)
        }
        // Not asked of the database, which would walk over all that waits of these kinds.
        return Set(rows.filter { kinds.contains($0.text("kind")) }.map { $0.text("office_id") }).sorted()
    }

    /// Makes an office's work beyond these bounds due now, and ends leases beyond them: whoever holds one records nothing
    /// any more, and the next attempt knows of it. A timer that is looked at too early fires nothing and is set again.
    /// - Returns: how many pieces.
    func recall(
        office: String, kinds: [String], beyond bounds: ClockBounds, in transaction: any Transaction
    ) throws -> Int {
        let leaseNow = try transaction.databaseTime()
        let held = bounds.hold(leaseNow)
        var count = try transaction.execute(
            """
            UPDATE \(name: table.name) SET
                due_at = CASE WHEN due_at > \(bounds.retry) THEN \(bounds.now) ELSE due_at END,
                leased_until = CASE WHEN leased_until > \(held) THEN \(leaseNow) ELSE leased_until END
            WHERE office_id = \(office) AND state = 'waiting' AND attempts > 0 AND kind IN \(list: kinds)
                AND (due_at > \(bounds.retry) OR leased_until > \(held))
            """)
        if startsAtOnce {
            count += try transaction.execute(
                """
                UPDATE \(name: table.name) SET due_at = \(bounds.now)
                WHERE office_id = \(office) AND state = 'waiting' AND due_at > \(bounds.start) AND attempts = 0
                    AND kind IN \(list: kinds)
                """)
        }
        return count
    }
}
