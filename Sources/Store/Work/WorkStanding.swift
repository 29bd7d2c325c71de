/// How a piece of work stands: what a person is told who waits for it.
public struct WorkStanding: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case waiting
        case done
        case givenUp = "given-up"
    }

    public let state: State
    /// Of the attempts so far; those of a piece that is done are not told.
    public let attempts: Int
    /// When it is tried next, or fell due last; in seconds since 1970 by the program's clock.
    public let dueAt: Int64
    /// Why the last attempt failed; nil: none has.
    public let cause: String?
}

extension WorkQueue {
    /// How the work of one kind stands that a subject asked for, by name.
    public func standing(
        office: String, subject: String, kind: String, in transaction: any ReadTransaction
    ) throws -> [String: WorkStanding] {
        let rows = try transaction.rows(
            """
            SELECT * FROM \(name: table.name)
            WHERE office_id = \(office) AND subject = \(subject) AND kind = \(kind)
            """)
        return try rows.reduce(into: [:]) { found, row in
            guard let state = WorkStanding.State(rawValue: row.text("state")) else { return }
            found[row.text("name")] = WorkStanding(
                state: state, attempts: Int(row.int("attempts")), dueAt: row.int("due_at"),
                cause: try row.blobOrNil("cause_sealed").map {
                    try table.keyring.openText($0, for: table.context("cause_sealed", of: row))
                })
        }
    }
}
