/// The statements that outbox and timers have in common, written once over the name of the table.
struct WorkTable: Sendable {
    let name: StaticString
    let keyring: Keyring

    func dueOffices(
        kinds: [String], now: Int64, limit: Int, in transaction: any ReadTransaction
    ) throws -> [String] {
        let leaseNow = try transaction.databaseTime()
        return try transaction.rows(
            """
            SELECT DISTINCT office_id FROM (
                SELECT office_id FROM \(name: name)
                WHERE state = 'waiting' AND due_at <= \(now) AND leased_until <= \(leaseNow)
                    AND kind IN \(list: kinds)
                ORDER BY due_at LIMIT \(limit)) AS due
            ORDER BY office_id
            """
        ).map { $0.text("office_id") }
    }

    /// The condition on the lease stands twice: PostgreSQL checks only the outer one again on a row that another
    /// transaction has just taken.
    func claim(
        office: String, kinds: [String], now: Int64, limit: Int, lease: Int64, in transaction: any Transaction
    ) throws -> [Row] {
        let leaseNow = try transaction.databaseTime()
        return try transaction.rows(
            """
            UPDATE \(name: name) SET
                fence = fence + 1, attempts = attempts + 1, leased_until = \(leaseNow + lease),
                interrupted = CASE WHEN leased_until > 0 THEN 1 ELSE interrupted END
            WHERE office_id = \(office) AND leased_until <= \(leaseNow) AND (subject, name) IN (
                SELECT subject, name FROM \(name: name)
                WHERE office_id = \(office) AND state = 'waiting' AND due_at <= \(now) AND leased_until <= \(leaseNow)
                    AND kind IN \(list: kinds)
                ORDER BY due_at, subject, name LIMIT \(limit))
            RETURNING *
            """
        ).sorted { ($0.int("due_at"), $0.text("subject")) < ($1.int("due_at"), $1.text("subject")) }
    }

    func retry(
        _ claim: WorkClaim, dueAt: Int64, cause: String, resultUnknown: Bool, in transaction: any Transaction
    ) throws {
        try expectHeld(
            transaction.execute(
                """
                UPDATE \(name: name) SET
                    due_at = \(dueAt), leased_until = 0, interrupted = \(resultUnknown ? 1 : 0),
                    cause_sealed = \(seal(cause, of: claim))
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    func giveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        try expectHeld(
            transaction.execute(
                """
                UPDATE \(name: name) SET
                    state = 'given-up', leased_until = 0, cause_sealed = \(seal(cause, of: claim))
                WHERE office_id = \(claim.office) AND subject = \(claim.subject) AND name = \(claim.name)
                    AND fence = \(claim.fence) AND state = 'waiting'
                """))
    }

    /// Takes up again what was given up, with all of its attempts before it.
    func revive(
        office: String, subject: String, work: String, dueAt: Int64, in transaction: any Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE \(name: name) SET
                state = 'waiting', due_at = \(dueAt), attempts = 0, fence = fence + 1, leased_until = 0,
                cause_sealed = NULL
            WHERE office_id = \(office) AND subject = \(subject) AND name = \(work) AND state = 'given-up'
            """) == 1
    }

    func backlog(now: Int64, in transaction: any ReadTransaction) throws -> WorkBacklog {
        let row = try transaction.row(
            """
            SELECT (SELECT COUNT(*) FROM \(name: name) WHERE state = 'waiting' AND due_at <= \(now)) AS due,
                (SELECT COUNT(*) FROM \(name: name) WHERE state = 'given-up') AS given_up,
                (SELECT MIN(due_at) FROM \(name: name) WHERE state = 'waiting' AND due_at <= \(now)) AS oldest
            """)!
        return WorkBacklog(due: Int(row.int("due")), givenUp: Int(row.int("given_up")), oldest: row.intOrNil("oldest"))
    }

    func givenUp(office: String, in transaction: any ReadTransaction) throws -> [GivenUpWork] {
        try transaction.rows(
            """
            SELECT office_id, subject, name, kind, attempts, cause_sealed FROM \(name: name)
            WHERE office_id = \(office) AND state = 'given-up' ORDER BY due_at, subject, name
            """
        ).map { row in
            let (subject, work) = (row.text("subject"), row.text("name"))
            let cause = try row.blobOrNil("cause_sealed").map {
                try keyring.openText($0, for: context("cause_sealed", office: office, subject: subject, work: work))
            }
            return GivenUpWork(
                subject: subject, name: work, kind: row.text("kind"), attempts: Int(row.int("attempts")),
                cause: cause ?? "")
        }
    }

    func context(_ column: String, office: String, subject: String, work: String) -> SealContext {
        SealContext(table: name.description, column: column, row: [office, subject, work])
    }

    func expectHeld(_ changed: Int) throws {
        guard changed == 1 else { throw WorkFailure.leaseLost }
    }

    private func seal(_ cause: String, of claim: WorkClaim) -> [UInt8] {
        keyring.seal(
            cause, for: context("cause_sealed", office: claim.office, subject: claim.subject, work: claim.name))
    }
}

extension WorkClaim {
    init(_ row: Row, payload: [UInt8]) {
        self.init(
            office: row.text("office_id"), subject: row.text("subject"), name: row.text("name"), kind: row.text("kind"),
            dueAt: row.int("due_at"), attempt: Int(row.int("attempts")), fence: row.int("fence"),
            isInterrupted: row.bool("interrupted"), payload: payload)
    }
}

/// How much work waits, for the health page.
public struct WorkBacklog: Hashable, Sendable {
    /// Due and not done.
    public let due: Int
    /// Ended without success and not taken up again.
    public let givenUp: Int
    /// When the longest waiting piece fell due; nil: none is.
    public let oldest: Int64?
}

/// Work that ended without success, and why.
public struct GivenUpWork: Hashable, Sendable {
    public let subject: String
    public let name: String
    public let kind: String
    public let attempts: Int
    public let cause: String
}
