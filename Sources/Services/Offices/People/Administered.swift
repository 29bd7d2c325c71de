public import Forms
public import Store

extension Person {
    /// Passes, or throws the `Denial`: for a page that shows what only administrators decide.
    public func requireAdministering(
        _ office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        try Permission.administer.require(of: self, in: office, environment, transaction)
    }

    /// Whether they administer some office today: no statement.
    public func isAdministrator(at now: Instant) -> Bool {
        kind == .officer && roles.contains { $0.name == "admin" && $0.isHeld(at: now) }
    }
}

extension ReadOffices {
    /// The offices that somebody administers today: those of their roles and all below, each before those below it, by
    /// name.
    public func administered(by person: Person, in transaction: any ReadTransaction) throws -> [Office] {
        let held = person.roles.filter { $0.name == "admin" && $0.isHeld(at: environment.now) }
        var found: [String: Office] = [:]
        for role in held {
            found[role.office] = try self(role.office, in: transaction)
            for office in try allBelow(role.office, in: transaction) { found[office.id] = office }
        }
        let below = Dictionary(grouping: found.values, by: { $0.parent.flatMap { found[$0]?.id } })
        func tree(_ parent: String?) -> [Office] {
            (below[parent] ?? []).sorted { ($0.name, $0.id) < ($1.name, $1.id) }.flatMap { [$0] + tree($0.id) }
        }
        return tree(nil)
    }

    /// How many officers serve in each of these offices today, and how many of them administer it: one statement.
    public func serving(
        in offices: [Office], in transaction: any ReadTransaction
    ) throws -> [String: (officers: Int, administrators: Int)] {
        let now = environment.now.seconds
        let rows = try transaction.rows(
            """
            SELECT r.in_office_id, COUNT(DISTINCT r.account_id) AS officers,
                COUNT(DISTINCT CASE WHEN r.role = 'admin' THEN r.account_id END) AS administrators
            FROM roles_held r JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id IN \(list: offices.map(\.id))
                AND r.starts_at <= \(now) AND (r.ends_at IS NULL OR r.ends_at > \(now)) AND a.status <> 'closed'
            GROUP BY r.in_office_id
            """)
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.text("in_office_id"), (Int($0.int("officers")), Int($0.int("administrators"))))
            })
    }
}
