public import Forms
public import Store

/// Looking into an office without any part in its work: the auditor of the office, or of one above it (inspektorat). What
/// they may is to look, and to take one case away; they act in nothing, since no SOP can name their role.
extension Permission {
    public static let audit = Permission("periksa-kantor") { facts in
        AllOf(IsOfficer(), HoldsRole(OfficeKinds.auditor, in: [facts.office] + facts.ancestors))
    }
}

extension HoldsRole {
    init(_ role: String, in offices: [String]) { self.init([role], in: offices) }
}

extension Person {
    /// Whether they audit some office today: no statement.
    public func isAuditor(at now: Instant) -> Bool {
        kind == .officer && roles.contains { $0.name == OfficeKinds.auditor && $0.isHeld(at: now) }
    }

    /// Whether they audit this office today.
    public func audits(_ office: String, at now: Instant, in transaction: any ReadTransaction) throws -> Bool {
        guard isAuditor(at: now) else { return false }
        return Permission.audit.policy(try .of(office: office, in: transaction)).allows(self, at: now)
    }
}

extension ReadOffices {
    /// The offices that somebody audits today, by name.
    public func audited(by person: Person, in transaction: any ReadTransaction) throws -> [Office] {
        let held = person.roles.filter { $0.name == OfficeKinds.auditor && $0.isHeld(at: environment.now) }
        var found: [String: Office] = [:]
        for role in held {
            found[role.office] = try self(role.office, in: transaction)
            for office in try allBelow(role.office, in: transaction) { found[office.id] = office }
        }
        return found.values.sorted { ($0.isRoot ? 0 : 1, $0.name) < ($1.isRoot ? 0 : 1, $1.name) }
    }
}
