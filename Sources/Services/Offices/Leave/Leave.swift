public import Forms
public import Store

/// Days on which an officer is away from an office, and who stands in: the stand-in holds the officer's roles there as Plh.
/// from the first day to the last. Why somebody is away is not kept.
public struct Leave: Hashable, Sendable {
    public let id: String
    public let account: String
    public let office: String
    public let standIn: String
    public let officerName: String
    public let standInName: String
    public let firstDay: CalendarDate
    public let lastDay: CalendarDate
    let starts: Instant
    let ends: Instant

    /// From the first day's midnight to the last day's end, in the office's zone.
    public func isInForce(at now: Instant) -> Bool { starts <= now && now < ends }

    /// Whether they have a day in common.
    func meets(_ first: CalendarDate, _ last: CalendarDate) -> Bool { firstDay <= last && first <= lastDay }

    init(_ row: Row) {
        id = row.text("id")
        account = row.text("account_id")
        office = row.text("in_office_id")
        standIn = row.text("stand_in_id")
        officerName = row.text("officer_name")
        standInName = row.text("stand_in_name")
        firstDay = CalendarDate(iso: row.text("first_day"))!
        lastDay = CalendarDate(iso: row.text("last_day"))!
        starts = Instant(seconds: row.int("starts_at"))
        ends = Instant(seconds: row.int("ends_at"))
    }
}

/// The leaves that are not over.
extension Leave {
    static func find(
        _ id: String, in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Leave? {
        try transaction.row(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.id = \(id) AND l.in_office_id = \(office)
                AND l.ends_at > \(now.seconds)
            """
        ).map(Leave.init)
    }

    /// Of an officer in an office: in force or to come, by the first day.
    public static func ahead(
        of account: String, in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> [Leave] {
        try transaction.rows(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.account_id = \(account) AND l.in_office_id = \(office)
                AND l.ends_at > \(now.seconds) ORDER BY l.starts_at, l.id
            """
        ).map(Leave.init)
    }

    /// Those in which somebody stands in at an office: in force or to come.
    static func aheadStoodIn(
        by account: String, in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> [Leave] {
        try transaction.rows(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.stand_in_id = \(account) AND l.in_office_id = \(office)
                AND l.ends_at > \(now.seconds)
            """
        ).map(Leave.init)
    }

    /// In force now at these offices, by the officer's name.
    public static func inForce(
        at offices: some Sequence<String>, now: Instant, in transaction: any ReadTransaction
    ) throws -> [Leave] {
        let offices = Set(offices).sorted()
        guard !offices.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT l.*, a.officer_name, s.officer_name AS stand_in_name FROM leaves l
            JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            JOIN accounts s ON s.office_id = l.office_id AND s.id = l.stand_in_id
            WHERE l.office_id = \(People.office) AND l.in_office_id IN \(list: offices)
                AND l.starts_at <= \(now.seconds) AND l.ends_at > \(now.seconds) ORDER BY a.officer_name, l.id
            """
        ).map(Leave.init)
    }

    /// Whose place somebody takes now, wherever: their accounts, with those whose place these took before they went too.
    static func away(
        stoodInForBy account: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                WITH RECURSIVE away (id) AS (
                    SELECT account_id FROM leaves
                    WHERE office_id = \(People.office) AND stand_in_id = \(account)
                        AND starts_at <= \(now.seconds) AND ends_at > \(now.seconds)
                    UNION
                    SELECT l.account_id FROM away a JOIN leaves l ON l.stand_in_id = a.id
                    WHERE l.office_id = \(People.office) AND l.starts_at <= \(now.seconds)
                        AND l.ends_at > \(now.seconds)
                )
                SELECT id FROM away
                """
            ).map { $0.text("id") })
    }

    /// The roles that the stand-in holds, or will hold, for it.
    public func roles(in transaction: any ReadTransaction) throws -> [Role] {
        try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(standIn) AND leave_id = \(id)
            ORDER BY role, starts_at
            """
        ).map(Role.init)
    }
}
