public import Forms

/// Holds one of these roles, today, in one of these offices.
///
/// Denied with 403 to those who serve in one of the offices, with 404 to everybody else: what happens in another office
/// is none of their business.
public struct HoldsRole: Policy {
    let roles: Set<String>
    let offices: [String]

    public init(_ roles: some Sequence<String>, in offices: [String]) {
        self.roles = Set(roles)
        self.offices = offices
    }

    public init(_ role: String, in office: String) { self.init([role], in: [office]) }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard person.isSignedIn else { return .denied(.logIn) }
        if offices.contains(where: { person.holds(roles, in: $0, at: now) }) { return .allowed }
        guard offices.contains(where: { person.serves($0, at: now) }) else { return .denied(.notFound) }
        return .denied(Denial(.forbidden, "Peran Anda hari ini tidak mencakup tindakan ini"))
    }
}

/// Serves in this office today, in whatever role.
public struct ServesIn: Policy {
    let office: String

    public init(_ office: String) { self.office = office }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard person.isSignedIn else { return .denied(.logIn) }
        return .allow(person.serves(office, at: now), or: .notFound)
    }
}
