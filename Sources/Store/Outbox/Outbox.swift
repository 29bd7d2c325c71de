/// Effects on the outside world, written in the transaction that wants them and done after it (DESIGN §4). A row's key is
/// office, subject and name (case, step and visit): the same for every attempt, so that what is enqueued twice is done
/// once.
public struct Outbox: WorkQueue {
    public let table: WorkTable
    public let startsAtOnce = true

    public init(keyring: Keyring) { table = WorkTable(name: "outbox", keyring: keyring) }

    /// Asks for an effect. The payload is stored sealed and is dropped when the effect is done.
    /// - Parameters:
    ///   - subject: a case's id, or what else the effect belongs to.
    ///   - name: which effect of the subject: step and visit.
    ///   - dueAt: now, seconds since 1970 by the program's clock. It orders what waits.
    /// - Returns: false where the same effect is there already, in whatever state.
    @discardableResult
    public func enqueue(
        office: String, subject: String, name: String, kind: String, payload: [UInt8], dueAt: Int64,
        in transaction: any Transaction
    ) throws -> Bool {
        transaction.memory.askedWork.insert(kind)
        let sealed = table.keyring.seal(
            payload, for: table.context("payload_sealed", office: office, subject: subject, work: name))
        return try transaction.execute(
            """
            INSERT INTO outbox (office_id, subject, name, kind, payload_sealed, state, due_at, attempts, fence,
                leased_until, interrupted)
            VALUES (\(office), \(subject), \(name), \(kind), \(sealed), 'waiting', \(dueAt), 0, 0, 0, 0)
            ON CONFLICT (office_id, subject, name) DO NOTHING
            """) == 1
    }

    public func payload(of row: Row) throws -> [UInt8] {
        try table.keyring.open(row.blob("payload_sealed"), for: table.context("payload_sealed", of: row))
    }

    public func complete(_ claim: WorkClaim, in transaction: any Transaction) throws {
        try expectHeld(
            transaction.execute(
                """
                UPDATE outbox SET state = 'done', leased_until = 0, payload_sealed = NULL, cause_sealed = NULL
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    /// What was given up needs no further try: a person looked after it in another way, or nobody wants it any more.
    /// - Returns: false where nothing of that name was given up.
    @discardableResult
    public func settle(
        office: String, subject: String, name: String, in transaction: any Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE outbox SET state = 'done', payload_sealed = NULL, cause_sealed = NULL
            WHERE office_id = \(office) AND subject = \(subject) AND name = \(name) AND state = 'given-up'
            """) == 1
    }

    /// Drops every effect of a subject but those of one kind, in whatever state: when what it belongs to is erased.
    /// - Returns: how many there were.
    @discardableResult
    public func forget(
        office: String, subject: String, except kind: String, in transaction: any Transaction
    ) throws -> Int {
        try transaction.execute(
            "DELETE FROM outbox WHERE office_id = \(office) AND subject = \(subject) AND kind <> \(kind)")
    }

    /// Drops those effects of a subject whose names begin so, in whatever state.
    public func forget(
        office: String, subject: String, namedAs prefix: String, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM outbox WHERE office_id = \(office) AND subject = \(subject) AND name LIKE \(prefix + "%")
            """)
    }

    /// Drops those of a kind whose names begin so, that are done or given up and fell due before: when nothing asks any more
    /// whether they were asked for.
    public func sweep(
        office: String, kind: String, namedAs prefix: String, before moment: Int64, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM outbox
            WHERE office_id = \(office) AND kind = \(kind) AND name LIKE \(prefix + "%") AND state <> 'waiting'
                AND due_at < \(moment)
            """)
    }
}
