public import Forms
public import Procedures
public import Store

/// Which roles of an office somebody holds today, and which lanes of its SOPs nobody does.
public enum HeldRoles {
    /// The roles of which some officer whose account is open holds one. One statement.
    public static func names(
        in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                SELECT DISTINCT r.role FROM roles_held r
                JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
                WHERE r.office_id = \(People.office) AND r.in_office_id = \(office)
                    AND r.starts_at <= \(now.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(now.seconds))
                    AND a.status <> 'closed'
                """
            ).map { $0.text("role") })
    }

    /// The titles of the office's own lanes whose roles nobody holds.
    public static func vacantLanes(
        of procedure: Procedure, under adoption: Adoption, held: Set<String>
    ) -> [String] {
        procedure.lanes.filter { lane in
            lane.party == .officer && lane.place == .handlingOffice
                && held.isDisjoint(with: adoption.lanes[lane.name] ?? lane.roles)
        }.map(\.title)
    }
}
