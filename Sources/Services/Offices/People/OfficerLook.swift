import Forms
public import Store

/// An officer as an administrator of one of their offices sees them.
public struct OfficerLook: Sendable {
    public let account: Account
    /// In that office: past, held, and to come; the last begun first.
    public let roles: [Role]
    /// Whether the account itself is this administrator's to look after: its links, sessions, its end.
    public let isWhole: Bool
    /// Open sessions, the last used first; empty where the account is not theirs to look after.
    public let sessions: [ListedSession]

    /// Throws `Denial`.
    public init(
        _ account: String, of office: String, for person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        let work = try Administration.of(office, by: person, environment, in: transaction)
        let found = try work.officer(account, in: transaction)
        self.account = found
        roles = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account) AND in_office_id = \(office)
            ORDER BY starts_at DESC, id
            """
        ).map(Role.init)
        do {
            try work.requireWhole(found, in: transaction)
            isWhole = true
        } catch is Denial {
            isWhole = false
        }
        sessions =
            isWhole ? try ListSessions(environment).open(of: account, .officer, current: nil, in: transaction) : []
    }
}
