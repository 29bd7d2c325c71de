/// Work that ended without success, and why: kept until a person has it tried again, or says that it is settled.
public struct GivenUpWork: Hashable, Sendable {
    public let office: String
    public let subject: String
    public let name: String
    public let kind: String
    /// When the last attempt fell due, in seconds since 1970 by the program's clock.
    public let dueAt: Int64
    public let attempts: Int
    public let cause: String
    /// Empty for timers.
    public let payload: [UInt8]
}

extension WorkQueue {
    /// An office's work that ended without success, the oldest first.
    public func givenUp(office: String, limit: Int, in transaction: any ReadTransaction) throws -> [GivenUpWork] {
        try transaction.rows(
            """
            SELECT * FROM \(name: table.name) WHERE office_id = \(office) AND state = 'given-up'
            ORDER BY due_at, subject, name LIMIT \(limit)
            """
        ).map(givenUp)
    }

    /// What was given up of a subject: of a case.
    public func givenUp(
        office: String, subject: String, in transaction: any ReadTransaction
    ) throws -> [GivenUpWork] {
        try transaction.rows(
            """
            SELECT * FROM \(name: table.name)
            WHERE office_id = \(office) AND subject = \(subject) AND state = 'given-up' ORDER BY due_at, name
            """
        ).map(givenUp)
    }

    /// How much was given up in each of these offices; one that is not named has nothing.
    public func givenUpCounts(offices: [String], in transaction: any ReadTransaction) throws -> [String: Int] {
        let rows = try transaction.rows(
            """
            SELECT office_id, COUNT(*) AS n FROM \(name: table.name)
            WHERE office_id IN \(list: offices) AND state = 'given-up' GROUP BY office_id
            """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("office_id"), Int($0.int("n"))) })
    }

    /// A person asks for one more try of what was given up, with all of its attempts before it.
    /// - Returns: false where nothing of that name was given up.
    public func revive(
        office: String, subject: String, name: String, dueAt: Int64, in transaction: any Transaction
    ) throws -> Bool {
        let revived = try transaction.row(
            """
            UPDATE \(name: table.name) SET
                state = 'waiting', due_at = \(dueAt), attempts = 0, fence = fence + 1, leased_until = 0,
                cause_sealed = NULL
            WHERE office_id = \(office) AND subject = \(subject) AND name = \(name) AND state = 'given-up'
            RETURNING kind
            """)
        if let revived { transaction.memory.askedWork.insert(revived.text("kind")) }
        return revived != nil
    }

    /// How much of one kind an office has given up.
    public func givenUpCount(office: String, kind: String, in transaction: any ReadTransaction) throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM \(name: table.name)
            WHERE office_id = \(office) AND state = 'given-up' AND kind = \(kind)
            """)
        return Int(row?.int("n") ?? 0)
    }

    /// The same as `revive`, for all of one kind that an office has given up.
    /// - Returns: how many pieces.
    public func reviveAll(
        office: String, kind: String, dueAt: Int64, in transaction: any Transaction
    ) throws -> Int {
        let count = try transaction.execute(
            """
            UPDATE \(name: table.name) SET
                state = 'waiting', due_at = \(dueAt), attempts = 0, fence = fence + 1, leased_until = 0,
                cause_sealed = NULL
            WHERE office_id = \(office) AND state = 'given-up' AND kind = \(kind)
            """)
        if count > 0 { transaction.memory.askedWork.insert(kind) }
        return count
    }

    private func givenUp(_ row: Row) throws -> GivenUpWork {
        let cause = try row.blobOrNil("cause_sealed").map {
            try table.keyring.openText($0, for: table.context("cause_sealed", of: row))
        }
        return GivenUpWork(
            office: row.text("office_id"), subject: row.text("subject"), name: row.text("name"),
            kind: row.text("kind"), dueAt: row.int("due_at"), attempts: Int(row.int("attempts")), cause: cause ?? "",
            payload: try payload(of: row))
    }
}
