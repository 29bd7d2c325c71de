public import Forms
public import Store

/// A role that an office gives to an officer whose account it does not look after: it is held once they accept it, at
/// `/akun`, and nothing about their account changes before (docs/decisions/0065).
public struct RoleOffer: Hashable, Sendable {
    /// How long an answer is waited for, in seconds.
    static let lifetime: Int64 = 14 * 86_400

    public let id: String
    /// The office that gives it.
    public let office: String
    /// As the administrator typed it: whether anybody has that name, the offer does not say.
    public let username: String
    /// Who may answer; nil: nobody.
    let account: String?
    public let role: NewRole
    let offered: Instant
    /// The administrator's user name.
    let by: String

    /// Until when it can be answered.
    public var ends: Instant { offered.adding(seconds: Self.lifetime) }

    /// “Plt. Kepala Desa, sejak 1 Desember 2026”.
    public func told(in office: Office) -> String { role.told(in: office) }

    /// What waits for this officer's answer, the oldest first.
    public static func waiting(
        for person: Person, at now: Instant, in transaction: any ReadTransaction
    ) throws -> [RoleOffer] {
        guard person.kind == .officer else { return [] }
        return try transaction.rows(
            """
            SELECT * FROM role_offers
            WHERE office_id = \(People.office) AND account_id = \(person.id)
                AND offered_at > \(now.seconds - lifetime)
            ORDER BY offered_at, id
            """
        ).map(RoleOffer.init)
    }

    /// What an office offered and nobody has answered, the oldest first. Throws `Denial`.
    public static func waiting(
        in office: String, by person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [RoleOffer] {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        return try waiting(in: office, at: environment.now, transaction)
    }

    static func waiting(in office: String, at now: Instant, _ transaction: any ReadTransaction) throws -> [RoleOffer] {
        try transaction.rows(
            """
            SELECT * FROM role_offers
            WHERE office_id = \(People.office) AND in_office_id = \(office)
                AND offered_at > \(now.seconds - lifetime)
            ORDER BY offered_at, id
            """
        ).map(RoleOffer.init)
    }

    /// Whoever comes in by a new way may be somebody else than the officer to whom it was offered: nobody can accept it any
    /// more. The office that offered it sees no difference, or it would learn of the account.
    static func lapse(of account: String, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE role_offers SET account_id = NULL
            WHERE office_id = \(People.office) AND account_id = \(account)
            """)
    }

    func store(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO role_offers (office_id, id, in_office_id, username, account_id, role, standing, first_day,
                last_day, offered_at, offered_by)
            VALUES (\(People.office), \(id), \(office), \(username), \(account), \(role.name),
                \(role.standing.rawValue), \(role.firstDay.description), \(role.lastDay?.description),
                \(offered.seconds), \(by))
            """)
    }

    func remove(in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM role_offers WHERE office_id = \(People.office) AND id = \(id)")
    }
}

extension RoleOffer {
    /// One that begins to wait.
    init(_ role: NewRole, to username: String, _ account: String?, in office: String, at now: Instant, by: String) {
        self.init(
            id: Identifier.random(), office: office, username: username, account: account, role: role, offered: now,
            by: by)
    }

    fileprivate init(_ row: Row) {
        self.init(
            id: row.text("id"), office: row.text("in_office_id"), username: row.text("username"),
            account: row.textOrNil("account_id"),
            role: NewRole(
                row.text("role"), Role.Standing(rawValue: row.text("standing"))!,
                from: CalendarDate(iso: row.text("first_day"))!,
                until: row.textOrNil("last_day").flatMap { CalendarDate(iso: $0) }),
            offered: Instant(seconds: row.int("offered_at")), by: row.text("offered_by"))
    }
}
