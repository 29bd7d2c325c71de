import Forms
import Store

/// Ends an officer's role at once. What they did in it stays theirs.
public struct EndRole: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `LastAdministrator`: the root office is never without one.
    public func callAsFunction(_ role: String, in office: String, by person: Person) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
            try transaction.execute(
                """
                UPDATE roles_held SET ends_at = \(now.seconds), last_day = \(now.date(in: office.zone).description)
                WHERE office_id = \(People.office) AND id = \(role) AND in_office_id = \(office.id)
                    AND (ends_at IS NULL OR ends_at > \(now.seconds))
                """)
            try LastAdministrator.refuse(at: now, in: transaction)
        }
    }
}

/// The root office would be left without an administrator.
public struct LastAdministrator: Error, Hashable, Sendable {
    public var message: String { "Kantor induk harus mempunyai administrator. Tunjuk penggantinya dahulu" }

    static func refuse(at now: Instant, in transaction: any ReadTransaction) throws {
        let left = try transaction.row(
            """
            SELECT r.id FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(People.office) AND r.role = 'admin'
                AND r.starts_at <= \(now.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(now.seconds))
                AND a.status <> 'closed'
            LIMIT 1
            """)
        if left == nil { throw LastAdministrator() }
    }
}
