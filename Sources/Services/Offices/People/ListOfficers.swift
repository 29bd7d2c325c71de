public import Store

/// An officer and the roles in one office, as its administrator sees them.
public struct ListedOfficer: Hashable, Sendable {
    public let account: String
    public let name: String
    public let username: String
    public let status: Account.Status
    public let roles: [Role]
    /// A rule asks a second factor of them, and they have none: they hold no role until they do.
    public var lacksSecondFactor = false
}

/// The officers of an office by name, with their roles there, and who has no second factor though they must: three statements
/// however many they are.
public struct ListOfficers: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`.
    public func callAsFunction(of office: String, by person: Person) async throws -> [ListedOfficer] {
        try await environment.database.read { try of(office, by: person, in: $0) }
    }

    /// The same within a page's transaction.
    public func of(_ office: String, by person: Person, in transaction: any ReadTransaction) throws -> [ListedOfficer] {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        let rows = try transaction.rows(
            """
            SELECT r.*, a.officer_name, a.username, a.status
            FROM roles_held r JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(office)
            ORDER BY a.officer_name, r.account_id, r.first_day, r.id
            """)
        var officers = ListOfficers.grouped(rows)
        let accounts = officers.filter { $0.status != .closed }.map(\.account)
        let required = try SecondFactor.required(among: accounts, at: environment.now, in: transaction)
        let lacking = try SecondFactor.lacking(among: required.sorted(), in: transaction)
        for place in officers.indices { officers[place].lacksSecondFactor = lacking.contains(officers[place].account) }
        return officers
    }

    private static func grouped(_ rows: [Row]) -> [ListedOfficer] {
        var officers: [ListedOfficer] = []
        for row in rows {
            let role = Role(row)
            if let last = officers.last, last.account == role.account {
                officers[officers.count - 1] = ListedOfficer(
                    account: last.account, name: last.name, username: last.username, status: last.status,
                    roles: last.roles + [role])
            } else {
                officers.append(
                    ListedOfficer(
                        account: role.account, name: row.text("officer_name"), username: row.text("username"),
                        status: Account.Status(rawValue: row.text("status"))!, roles: [role]))
            }
        }
        return officers
    }
}
