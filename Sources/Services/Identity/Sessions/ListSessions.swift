public import Forms
public import Store

/// A session, as its owner sees it in the list.
public struct ListedSession: Hashable, Sendable {
    public let id: String
    public let device: String
    public let started: Instant
    public let seen: Instant
    /// The one in which the list is being read.
    public let isCurrent: Bool
}

/// One's own open sessions, the last used first.
public struct ListSessions: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    public func callAsFunction(of person: Person, in transaction: any ReadTransaction) throws -> [ListedSession] {
        try HasAccount().require(of: person, at: environment.now)
        return try open(of: person.id, person.kind, current: person.session?.id, in: transaction)
    }

    /// Those of an account.
    /// - Parameter current: the session in which the list is read.
    func open(
        of account: String, _ kind: Person.Kind, current: String?, in transaction: any ReadTransaction
    ) throws -> [ListedSession] {
        let now = environment.now
        let limits = SessionLimits.of(kind)
        let keyring = environment.keyring
        return try transaction.rows(
            """
            SELECT id, device_sealed, created_at, seen_at FROM sessions
            WHERE office_id = \(People.office) AND account_id = \(account)
                AND seen_at > \(now.seconds - limits.idle) AND created_at > \(now.seconds - limits.absolute)
                AND seen_at <= \(ClockAhead.latest(at: now)) AND created_at <= \(ClockAhead.latest(at: now))
            ORDER BY seen_at DESC, id
            """
        ).map { row in
            let id = row.text("id")
            return ListedSession(
                id: id, device: try PersonalField.device.open(row.blob("device_sealed"), row: id, keyring: keyring),
                started: Instant(seconds: row.int("created_at")), seen: Instant(seconds: row.int("seen_at")),
                isCurrent: id == current)
        }
    }
}
