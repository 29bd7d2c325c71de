/// Moments at which something must happen by itself: time-outs, reminders, escalations, retention, a version coming into
/// force, a role ending (DESIGN §4). A row's key is office, subject and name.
public struct Timers: WorkQueue {
    public let table: WorkTable
    public let startsAtOnce = false

    public init(keyring: Keyring) { table = WorkTable(name: "timers", keyring: keyring) }

    /// Sets a timer. One of the same name is replaced; whoever holds the old one can no longer record its firing.
    /// - Parameter dueAt: seconds since 1970 by the program's clock.
    public func schedule(
        office: String, subject: String, name: String, kind: String, dueAt: Int64, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO timers (office_id, subject, name, kind, state, due_at, attempts, fence, leased_until, interrupted)
            VALUES (\(office), \(subject), \(name), \(kind), 'waiting', \(dueAt), 0, 0, 0, 0)
            ON CONFLICT (office_id, subject, name) DO UPDATE SET
                kind = excluded.kind, state = 'waiting', due_at = excluded.due_at, attempts = 0,
                fence = timers.fence + 1, leased_until = 0, interrupted = 0, cause_sealed = NULL
            """)
    }

    /// Takes a timer away.
    /// - Returns: false where there is none of that name.
    @discardableResult
    public func cancel(office: String, subject: String, name: String, in transaction: any Transaction) throws -> Bool {
        try transaction.execute(
            "DELETE FROM timers WHERE office_id = \(office) AND subject = \(subject) AND name = \(name)") == 1
    }

    /// Takes every timer of a subject away, as when a case ends.
    /// - Returns: how many there were.
    @discardableResult
    public func cancelAll(office: String, subject: String, in transaction: any Transaction) throws -> Int {
        try transaction.execute("DELETE FROM timers WHERE office_id = \(office) AND subject = \(subject)")
    }

    /// A subject's timers by name, with their moments.
    public func scheduled(
        office: String, subject: String, in transaction: any ReadTransaction
    ) throws -> [String: Int64] {
        let rows = try transaction.rows(
            "SELECT name, due_at FROM timers WHERE office_id = \(office) AND subject = \(subject)")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("name"), $0.int("due_at")) })
    }

    public func payload(of row: Row) throws -> [UInt8] { [] }

    /// A timer that has fired is gone.
    public func complete(_ claim: WorkClaim, in transaction: any Transaction) throws {
        try expectHeld(
            transaction.execute(
                """
                DELETE FROM timers
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }
}
