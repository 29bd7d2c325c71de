/// A right by name. The route table names one a route; the use case asks the policy that it makes of the facts. Each
/// noun adds its own in an extension.
public struct Permission: Hashable, Sendable {
    public let name: String
    private let rule: @Sendable (Facts) -> any Policy

    /// What a rule may need to know of the thing that is asked for.
    public struct Facts: Sendable {
        /// The office that the thing belongs to.
        public var office: String
        /// Its ancestors, nearest first.
        public var ancestors: [String]
        /// The account that the thing belongs to, for things of one's own.
        public var owner: String?

        public init(office: String, ancestors: [String] = []) {
            self.office = office
            self.ancestors = ancestors
        }
    }

    public init(_ name: String, rule: @escaping @Sendable (Facts) -> any Policy) {
        self.name = name
        self.rule = rule
    }

    public func policy(_ facts: Facts) -> any Policy { rule(facts) }

    public static func == (left: Permission, right: Permission) -> Bool { left.name == right.name }
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Permission {
    /// Public pages.
    public static let everyone = Permission("semua-orang") { _ in Everyone() }
    /// An account or a verified contact.
    public static let signedIn = Permission("sudah-masuk") { _ in SignedIn() }
    /// One's own account: password, sessions.
    public static let ownAccount = Permission("akun-sendiri") { facts in
        guard let owner = facts.owner else { return HasAccount() }
        return AllOf(HasAccount(), IsPerson(owner))
    }
    /// The desk, without saying of which office.
    public static let desk = Permission("meja") { _ in IsOfficer() }
    /// The desk of an office.
    public static let officeDesk = Permission("meja-kantor") { facts in
        AllOf(IsOfficer(), ServesIn(facts.office))
    }
    /// Officers, roles, contacts, calendar and SOPs of an office: its administrator, or one of an office above it.
    public static let administer = Permission("kelola-kantor") { facts in
        AllOf(IsOfficer(), HoldsRole(["admin"], in: [facts.office] + facts.ancestors))
    }
}
