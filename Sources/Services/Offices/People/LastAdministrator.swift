import Forms
import Store

/// The root office would be left without an administrator who can log in.
public struct LastAdministrator: Error, Hashable, Sendable {
    public var message: String { "Kantor induk harus mempunyai administrator. Tunjuk penggantinya dahulu" }

    /// Whether the role is one of those of which the root office needs somebody.
    static func concerns(_ role: Role) -> Bool { role.office == People.office && role.name == "admin" }

    /// Looked at before what was written is kept: the transaction goes back with the error.
    static func refuse(at moment: Instant, in transaction: any ReadTransaction) throws {
        guard try isThere(at: moment, in: transaction) else { throw LastAdministrator() }
    }

    /// As if this account were closed already.
    static func refuse(closing account: String, at moment: Instant, in transaction: any ReadTransaction) throws {
        let isAdministrator = try isThere(at: moment, account: account, in: transaction)
        guard try !isAdministrator || isThere(at: moment, but: account, in: transaction) else {
            throw LastAdministrator()
        }
    }

    /// - Parameters:
    ///   - excluded: whoever does not count.
    ///   - account: the only one who counts; nil: everybody.
    static func isThere(
        at moment: Instant, but excluded: String = "", account: String? = nil, in transaction: any ReadTransaction
    ) throws -> Bool {
        try transaction.row(
            """
            SELECT r.id FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(People.office) AND r.role = 'admin'
                AND r.starts_at <= \(moment.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(moment.seconds))
                AND a.status = 'active' AND a.id <> \(excluded) AND (\(account ?? "") = '' OR a.id = \(account ?? ""))
            LIMIT 1
            """) != nil
    }
}
