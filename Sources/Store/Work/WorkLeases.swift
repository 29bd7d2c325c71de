/// How long work is held by whoever does it.
public struct WorkLeases: Hashable, Sendable {
    /// Pieces that are held, or whose holder has not come back.
    public let held: Int
    /// Seconds since the oldest of them was taken; nil: none is held. More than a lease: its holder is gone.
    public let oldest: Int64?
}

extension WorkQueue {
    /// What is held now, in every office. What is held was due: only that is looked through.
    /// - Parameters:
    ///   - now: seconds since 1970 by the program's clock.
    ///   - lease: seconds for which work is taken.
    public func leases(now: Int64, lease: Int64, in transaction: any ReadTransaction) throws -> WorkLeases {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS held, MIN(leased_until) AS oldest FROM \(name: table.name)
            WHERE state = 'waiting' AND due_at <= \(now) AND leased_until > 0
            """)!
        let leaseNow = try transaction.databaseTime()
        return WorkLeases(
            held: Int(row.int("held")), oldest: row.intOrNil("oldest").map { max(0, leaseNow - ($0 - lease)) })
    }
}
