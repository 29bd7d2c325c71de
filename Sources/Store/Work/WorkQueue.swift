/// Rows that are claimed, done, and repeated where they fail: the outbox and the timers.
public protocol WorkQueue: Sendable {
    /// Offices that have something due and free of these kinds, among the `limit` pieces that are due longest.
    /// - Parameter now: seconds since 1970 by the program's clock.
    func dueOffices(kinds: [String], now: Int64, limit: Int, in transaction: any ReadTransaction) throws -> [String]

    /// Takes up to `limit` due and free pieces of an office, the longest due first, for `lease` seconds of the
    /// database's clock.
    func claim(
        office: String, kinds: [String], now: Int64, limit: Int, lease: Int64, in transaction: any Transaction
    ) throws -> [WorkClaim]

    /// Records that it is done; in the same transaction as what came of it.
    /// - Throws: `WorkFailure.leaseLost`.
    func complete(_ claim: WorkClaim, in transaction: any Transaction) throws

    /// Frees it, to be taken again from `dueAt` on.
    /// - Parameter resultUnknown: the work may have been done all the same; the next claim says so.
    /// - Throws: `WorkFailure.leaseLost`.
    func retry(
        _ claim: WorkClaim, dueAt: Int64, cause: String, resultUnknown: Bool, in transaction: any Transaction) throws

    /// Ends it without success. In the same transaction the caller makes the task that a person sees.
    /// - Throws: `WorkFailure.leaseLost`.
    func giveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws
}
