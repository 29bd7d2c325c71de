import Forms
import Store

/// The root office would be left without an administrator who can log in, now or on a day to come.
public struct LastAdministrator: Error, Hashable, Sendable {
    public var message: String { "Kantor induk harus mempunyai administrator. Tunjuk penggantinya dahulu" }

    /// Does what changes these roles, and refuses it where the root office would be without an administrator earlier than
    /// before: the transaction goes back with the error.
    static func watch(
        over roles: [Role], at now: Instant, in transaction: any Transaction, _ change: () throws -> Void
    ) throws {
        guard roles.contains(where: concerns) else { return try change() }
        let before = try gap(from: now, in: transaction)
        try change()
        try refuse(gap(from: now, in: transaction), after: before)
    }

    /// As if this account were closed already.
    static func refuse(closing account: String, at now: Instant, in transaction: any ReadTransaction) throws {
        try refuse(gap(from: now, without: account, in: transaction), after: gap(from: now, in: transaction))
    }

    /// Whether the role is one of those of which the root office needs somebody.
    private static func concerns(_ role: Role) -> Bool { role.office == People.office && role.name == "admin" }

    private static func refuse(_ gap: Instant?, after before: Instant?) throws {
        guard let gap, before.map({ gap < $0 }) ?? true else { return }
        throw LastAdministrator()
    }

    /// The first moment from then on without an administrator who has a password; nil: there is always one.
    private static func gap(
        from moment: Instant, without excluded: String = "", in transaction: any ReadTransaction
    ) throws -> Instant? {
        let rows = try transaction.rows(
            """
            SELECT r.starts_at, r.ends_at FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(People.office) AND r.role = 'admin'
                AND (r.ends_at IS NULL OR r.ends_at > \(moment.seconds)) AND a.status = 'active' AND a.id <> \(excluded)
            """)
        let terms = rows.map { (starts: $0.int("starts_at"), ends: $0.intOrNil("ends_at") ?? .max) }
        var covered = moment.seconds
        while let ends = terms.filter({ $0.starts <= covered && $0.ends > covered }).map(\.ends).max() {
            if ends == .max { return nil }
            covered = ends
        }
        return Instant(seconds: covered)
    }
}
