public import Forms
public import Store

/// An officer as an administrator of one of their offices sees them.
public struct OfficerLook: Sendable {
    public let account: Account
    /// In that office: past, held, and to come; the last begun first.
    public let roles: [Role]
    /// Whether the account itself is this administrator's to look after: its links, sessions, its end.
    public let isInCare: Bool
    /// That the last mail to the account did not reach it; nil: not known, or not theirs to know.
    public let unreached: UnreachedAccount?
    /// Who looks after it.
    public let home: Office?
    /// An office above their home whose administrator alone makes ways into the account, since they serve there too; nil: none.
    public let waysInAbove: Office?
    /// What the officer holds in offices that this administrator does not administer: it ends with a new way into the
    /// account. Empty where the account is not theirs to look after.
    public let rolesElsewhere: [String]
    /// Since when a code is asked for at log-in; nil: not, or not theirs to know.
    public let codeSince: Instant?
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
            try work.requireCare(of: found, in: transaction)
            isInCare = true
        } catch is Denial {
            isInCare = false
        }
        waysInAbove = isInCare ? try work.officeAbove(found, in: transaction) : nil
        unreached = isInCare ? try UnreachedAccount.of(account, keyring: environment.keyring, in: transaction) : nil
        home = try Office.find(found.home, in: transaction)
        rolesElsewhere =
            isInCare ? try RolesElsewhere(of: found, beyond: work, in: transaction).titles : []
        codeSince =
            isInCare
            ? try SecondFactor.of(account, keyring: environment.keyring, in: transaction)?.confirmed : nil
        sessions =
            isInCare ? try ListSessions(environment).open(of: account, .officer, current: nil, in: transaction) : []
    }
}
