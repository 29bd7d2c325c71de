/// Effects on the outside world, written in the transaction that wants them and done after it (DESIGN §4). A row's key is
/// office, subject and name (case, step and visit): the same for every attempt, so that what is enqueued twice is done
/// once.
public struct Outbox: WorkQueue {
    private let table: WorkTable
    private let keyring: Keyring

    public init(keyring: Keyring) {
        table = WorkTable(name: "outbox", keyring: keyring)
        self.keyring = keyring
    }

    /// Asks for an effect. The payload is stored sealed and is dropped when the effect is done.
    /// - Parameters:
    ///   - subject: a case's id, or what else the effect belongs to.
    ///   - name: which effect of the subject: step and visit.
    ///   - dueAt: not before this moment, seconds since 1970 by the program's clock.
    /// - Returns: false where the same effect is there already, in whatever state.
    @discardableResult
    public func enqueue(
        office: String, subject: String, name: String, kind: String, payload: [UInt8], dueAt: Int64,
        in transaction: any Transaction
    ) throws -> Bool {
        let sealed = keyring.seal(
            payload, for: table.context("payload_sealed", office: office, subject: subject, work: name))
        return try transaction.execute(
            """
            INSERT INTO outbox (office_id, subject, name, kind, payload_sealed, state, due_at, attempts, fence,
                leased_until, interrupted)
            VALUES (\(office), \(subject), \(name), \(kind), \(sealed), 'waiting', \(dueAt), 0, 0, 0, 0)
            ON CONFLICT (office_id, subject, name) DO NOTHING
            """) == 1
    }

    public func dueOffices(
        kinds: [String], now: Int64, limit: Int, in transaction: any ReadTransaction
    ) throws -> [String] {
        try table.dueOffices(kinds: kinds, now: now, limit: limit, in: transaction)
    }

    public func claim(
        office: String, kinds: [String], now: Int64, limit: Int, lease: Int64, in transaction: any Transaction
    ) throws -> [WorkClaim] {
        try table.claim(office: office, kinds: kinds, now: now, limit: limit, lease: lease, in: transaction).map {
            let context = table.context(
                "payload_sealed", office: office, subject: $0.text("subject"), work: $0.text("name"))
            return WorkClaim($0, payload: try keyring.open($0.blob("payload_sealed"), for: context))
        }
    }

    public func complete(_ claim: WorkClaim, in transaction: any Transaction) throws {
        try table.expectHeld(
            transaction.execute(
                """
                UPDATE outbox SET state = 'done', leased_until = 0, payload_sealed = NULL, cause_sealed = NULL
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    public func retry(
        _ claim: WorkClaim, dueAt: Int64, cause: String, resultUnknown: Bool, in transaction: any Transaction
    ) throws {
        try table.retry(claim, dueAt: dueAt, cause: cause, resultUnknown: resultUnknown, in: transaction)
    }

    public func giveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try table.giveUp(claim, cause: cause, in: transaction)
    }

    /// A person asks for one more try of what was given up.
    /// - Returns: false where nothing of that name was given up.
    public func revive(
        office: String, subject: String, name: String, dueAt: Int64, in transaction: any Transaction
    ) throws -> Bool {
        try table.revive(office: office, subject: subject, work: name, dueAt: dueAt, in: transaction)
    }

    /// Drops every effect of a subject, in whatever state: when what it belongs to is erased.
    /// - Returns: how many there were.
    @discardableResult
    public func forget(office: String, subject: String, in transaction: any Transaction) throws -> Int {
        try transaction.execute("DELETE FROM outbox WHERE office_id = \(office) AND subject = \(subject)")
    }

    /// An office's effects that ended without success, with their causes.
    public func givenUp(office: String, in transaction: any ReadTransaction) throws -> [GivenUpWork] {
        try table.givenUp(office: office, in: transaction)
    }

    public func backlog(now: Int64, in transaction: any ReadTransaction) throws -> WorkBacklog {
        try table.backlog(now: now, in: transaction)
    }
}
