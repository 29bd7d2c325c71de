public import Store

/// What administrators did with the people of an office, for its administrators and auditors; the newest first.
public struct AdministrationActs: Sendable {
    public let acts: [AuditAct]
    public let hasMore: Bool
    /// Names of officers, by user name.
    public let names: [String: String]

    /// Throws `Denial`.
    public init(
        of office: String, for person: Person, limit: Int, offset: Int, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        let facts = try Permission.Facts.of(office: office, in: transaction)
        try AnyOf(Permission.administer.policy(facts), Permission.audit.policy(facts))
            .require(of: person, at: environment.now)
        let found = try AuditAct.page(
            AuditAct.Kind.ofPeople, of: office, limit: limit + 1, offset: offset, opening: environment.keyring,
            in: transaction)
        acts = Array(found.prefix(limit))
        hasMore = found.count > limit
        names = try OfficerNames.byUsername(Set(acts.flatMap { [$0.subject, $0.by] }), in: transaction)
    }
}
