public import Forms
public import Procedures
public import Store

/// Which roles of an office somebody holds today, and which lanes of its SOPs nobody does.
public enum HeldRoles {
    /// The roles that somebody holds who can act by them (`areServing`). One statement.
    public static func names(
        in office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        Set(
            try transaction.rows(
                """
                SELECT DISTINCT r.role FROM roles_held r
                JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
                WHERE \(areServing: office, at: now)
                """
            ).map { $0.text("role") })
    }

    /// The titles of the office's own lanes whose roles nobody holds.
    public static func vacantLanes(
        of procedure: Procedure, under adoption: Adoption, held: Set<String>
    ) -> [String] {
        procedure.lanes.filter { lane in
            lane.party == .officer && lane.place == .handlingOffice
                && isVacant(adoption.lanes[lane.name] ?? lane.roles, held: held)
        }.map(\.title)
    }

    /// Whether nobody can act for a lane of these roles: what comes there waits, and its news goes to others (``VacantLane``).
    static func isVacant(_ roles: [String], held: Set<String>) -> Bool { held.isDisjoint(with: roles) }
}

extension SQL.Interpolation {
    /// Of a row `r` of `roles_held` and its account `a`, that by it somebody can act in the office now. Who has not used
    /// their invitation yet cannot: they are told nothing, and what comes to them waits.
    mutating func appendInterpolation(areServing office: String, at now: Instant) {
        appendLiteral("r.office_id = ")
        appendInterpolation(People.office)
        appendLiteral(" AND r.in_office_id = ")
        appendInterpolation(office)
        appendLiteral(" AND r.starts_at <= ")
        appendInterpolation(now.seconds)
        appendLiteral(" AND (r.ends_at IS NULL OR r.ends_at > ")
        appendInterpolation(now.seconds)
        appendLiteral(") AND a.status = 'active'")
    }
}
