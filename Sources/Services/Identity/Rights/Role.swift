public import Forms
import Procedures
public import Store

/// A role that an account holds in an office, with its dates.
public struct Role: Hashable, Sendable {
    /// How it is held: for good, as a stand-in for a vacant post, or for somebody who is away for a while.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        case definitive = "definitif"
        case acting = "plt"
        case daily = "plh"

        /// What stands before the role's title: `Plt. Kepala Dinas`.
        public var prefix: String { standIn?.prefix ?? "" }

        var standIn: StandIn? { StandIn(rawValue: rawValue) }
    }

    public let id: String
    public let account: String
    /// The office in which it is held.
    public let office: String
    /// A name of the kind of office (``RegencyKinds``): `kepala`, `tim-teknis`, ….
    public let name: String
    public let standing: Standing
    public let firstDay: CalendarDate
    /// The last day on which it is held; nil: until further notice.
    public let lastDay: CalendarDate?
    /// In whose place it is held; nil: it is theirs.
    var standIn: StandIn? { standing.standIn }
    /// The leave during which it is held for somebody who is away; nil: none.
    let leave: String?
    let starts: Instant
    let ends: Instant?

    /// Rights follow the dates: from the first day's midnight until the last day's end, in the office's zone.
    public func isHeld(at now: Instant) -> Bool { starts <= now && ends.map { now < $0 } ?? true }

    /// The roles of an account that are held now, by office, name and first day. Put in order here: asked for it, SQLite
    /// walks the roles of everybody by the index that has that order.
    public static func held(
        by account: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> [Role] {
        try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account)
                AND starts_at <= \(now.seconds) AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """
        ).map(Role.init).sorted { ($0.office, $0.name, $0.firstDay) < ($1.office, $1.name, $1.firstDay) }
    }

    init(_ row: Row) {
        id = row.text("id")
        account = row.text("account_id")
        office = row.text("in_office_id")
        name = row.text("role")
        standing = Standing(rawValue: row.text("standing"))!
        firstDay = CalendarDate(iso: row.text("first_day"))!
        lastDay = row.textOrNil("last_day").flatMap { CalendarDate(iso: $0) }
        leave = row.textOrNil("leave_id")
        starts = Instant(seconds: row.int("starts_at"))
        ends = row.intOrNil("ends_at").map { Instant(seconds: $0) }
    }
}
