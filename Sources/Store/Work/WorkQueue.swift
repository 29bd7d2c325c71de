/// Rows that are claimed, done, and repeated where they fail: the outbox and the timers. What both do alike stands in
/// the extensions of this protocol, over the name of the table.
public protocol WorkQueue: Sendable {
    var table: WorkTable { get }

    /// Whether everything in it is asked for to be done at once, so that only what was tried is ever due later.
    var startsAtOnce: Bool { get }

    /// What a claimed or given-up row holds beside its name; empty for timers.
    func payload(of row: Row) throws -> [UInt8]

    /// Records that it is done; in the same transaction as what came of it.
    /// - Throws: `WorkFailure.leaseLost`.
    func complete(_ claim: WorkClaim, in transaction: any Transaction) throws
}

extension WorkQueue {
    /// Offices that have something due and free of these kinds. Each is found by a step of its own in the index, however
    /// much waits in another: no office waits until a bigger one has ended.
    /// - Parameter now: seconds since 1970 by the program's clock.
    public func dueOffices(kinds: [String], now: Int64, in transaction: any ReadTransaction) throws -> [String] {
        let leaseNow = try transaction.databaseTime()
        var offices: Set<String> = []
        for kind in kinds {
            let rows = try transaction.rows(
                """
                WITH RECURSIVE busy (office) AS (
                    SELECT (SELECT office_id FROM \(name: table.name) WHERE state = 'waiting' AND kind = \(kind)
                        ORDER BY office_id LIMIT 1)
                    UNION ALL
                    SELECT (SELECT office_id FROM \(name: table.name) WHERE state = 'waiting' AND kind = \(kind)
                        AND office_id > busy.office ORDER BY office_id LIMIT 1)
                    FROM busy WHERE busy.office IS NOT NULL)
                SELECT busy.office AS office_id FROM busy WHERE busy.office IS NOT NULL AND EXISTS (
                    SELECT 1 FROM \(name: table.name) WHERE office_id = busy.office AND state = 'waiting'
                        AND kind = \(kind) AND due_at <= \(now) AND leased_until <= \(leaseNow))
                """)
            offices.formUnion(rows.map { $0.text("office_id") })
        }
        return offices.sorted()
    }

    /// Takes up to `limit` due and free pieces of each of these kinds of an office, the longest due first, for `lease`
    /// seconds of the database's clock. What there is much of does not stand before what there is little of.
    public func claim(
        office: String, kinds: [String], now: Int64, limit: Int, lease: Int64, in transaction: any Transaction
    ) throws -> [WorkClaim] {
        let leaseNow = try transaction.databaseTime()
        let rows = try kinds.flatMap { kind in
            try claim(office: office, kind: kind, now: now, limit: limit, from: leaseNow, for: lease, in: transaction)
        }
        return try rows.sorted { ($0.int("due_at"), $0.text("subject")) < ($1.int("due_at"), $1.text("subject")) }
            .map { try WorkClaim($0, payload: payload(of: $0)) }
    }

    /// The condition on the lease stands twice: PostgreSQL checks only the outer one again on a row that another
    /// transaction has just taken.
    private func claim(
        office: String, kind: String, now: Int64, limit: Int, from leaseNow: Int64, for lease: Int64,
        in transaction: any Transaction
    ) throws -> [Row] {
        try transaction.rows(
            """
            UPDATE \(name: table.name) SET
                fence = fence + 1, attempts = attempts + 1, leased_until = \(leaseNow + lease),
                interrupted = CASE WHEN leased_until > 0 THEN 1 ELSE interrupted END
            WHERE office_id = \(office) AND leased_until <= \(leaseNow) AND (subject, name) IN (
                SELECT subject, name FROM \(name: table.name)
                WHERE office_id = \(office) AND state = 'waiting' AND kind = \(kind) AND due_at <= \(now)
                    AND leased_until <= \(leaseNow)
                ORDER BY due_at, subject, name LIMIT \(limit))
            RETURNING *
            """)
    }

    /// Frees it, to be taken again from `dueAt` on.
    /// - Parameter resultUnknown: the work may have been done all the same; the next claim says so.
    /// - Throws: `WorkFailure.leaseLost`.
    public func retry(
        _ claim: WorkClaim, dueAt: Int64, cause: String, resultUnknown: Bool, in transaction: any Transaction
    ) throws {
        try expectHeld(
            transaction.execute(
                """
                UPDATE \(name: table.name) SET
                    due_at = \(dueAt), leased_until = 0, interrupted = \(resultUnknown ? 1 : 0),
                    cause_sealed = \(table.seal(cause, of: claim))
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    /// Ends it without success. In the same transaction the caller makes the task that a person sees.
    /// - Throws: `WorkFailure.leaseLost`.
    public func giveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try expectHeld(
            transaction.execute(
                """
                UPDATE \(name: table.name) SET
                    state = 'given-up', leased_until = 0, cause_sealed = \(table.seal(cause, of: claim))
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    /// How much waits and how much was given up, in every office.
    public func backlog(now: Int64, in transaction: any ReadTransaction) throws -> WorkBacklog {
        let row = try transaction.row(
            """
            SELECT (SELECT COUNT(*) FROM \(name: table.name) WHERE state = 'waiting' AND due_at <= \(now)) AS due,
                (SELECT COUNT(*) FROM \(name: table.name) WHERE state = 'given-up') AS given_up,
                (SELECT COUNT(*) FROM \(name: table.name) WHERE state = 'waiting' AND attempts > 0 AND leased_until = 0)
                    AS tried,
                (SELECT MIN(due_at) FROM \(name: table.name) WHERE state = 'waiting' AND due_at <= \(now)) AS oldest
            """)!
        return WorkBacklog(
            due: Int(row.int("due")), tried: Int(row.int("tried")), givenUp: Int(row.int("given_up")),
            oldest: row.intOrNil("oldest"))
    }

    func expectHeld(_ changed: Int) throws {
        guard changed == 1 else { throw WorkFailure.leaseLost }
    }
}

/// How much work waits, for the health page.
public struct WorkBacklog: Hashable, Sendable {
    /// Due and not done.
    public let due: Int
    /// Tried in vain, and put off until the next try.
    public let tried: Int
    /// Ended without success and not taken up again.
    public let givenUp: Int
    /// When the longest waiting piece fell due; nil: none is.
    public let oldest: Int64?
}
