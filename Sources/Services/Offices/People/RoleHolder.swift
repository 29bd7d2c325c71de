import Forms
public import Store

/// Who holds a role: for notices, for "Dipegang oleh", for signers.
public struct RoleHolder: Hashable, Sendable {
    public let account: String
    public let name: String
    public let email: String?
    public let role: Role

    /// The officers who hold one of these roles in an office now, by name. One statement.
    public static func holding(
        _ roles: [String], in office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [RoleHolder] {
        let now = environment.now.seconds
        return try transaction.rows(
            """
            SELECT r.*, a.officer_name, a.email_sealed
            FROM roles_held r JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(office) AND r.role IN \(list: roles)
                AND r.starts_at <= \(now) AND (r.ends_at IS NULL OR r.ends_at > \(now)) AND a.status <> 'closed'
            ORDER BY a.officer_name, r.account_id, r.role
            """
        ).map { row in
            let role = Role(row)
            return RoleHolder(
                account: role.account, name: row.text("officer_name"),
                email: try row.blobOrNil("email_sealed").map {
                    try PersonalField.accountEmail.open($0, row: role.account, keyring: environment.keyring)
                },
                role: role)
        }
    }
}
