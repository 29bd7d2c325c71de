public import Store

/// What administrators did with the people, the SOPs and the facts of an office, for its administrators and auditors; the newest first.
public struct AdministrationActs: Sendable {
    public let acts: [AuditAct]
    public let hasMore: Bool
    /// Names of officers, by user name.
    private let names: [String: String]

    /// Whom or what an act was about, as people call it.
    public func subject(of act: AuditAct) -> String {
        act.kind.isOfAPerson ? names[act.subject] ?? act.subject : act.subject
    }

    /// Who did it.
    public func doer(of act: AuditAct) -> String { names[act.by] ?? act.by }

    /// Throws `Denial`.
    public init(
        of office: String, for person: Person, limit: Int, offset: Int, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        let facts = try Permission.Facts.of(office: office, in: transaction)
        try AnyOf(Permission.administer.policy(facts), Permission.audit.policy(facts))
            .require(of: person, at: environment.now)
        let found = try AuditAct.page(
            AuditAct.Kind.ofAdministration, of: office, limit: limit + 1, offset: offset, opening: environment.keyring,
            in: transaction)
        acts = Array(found.prefix(limit))
        hasMore = found.count > limit
        let usernames = Set(acts.flatMap { $0.kind.isOfAPerson ? [$0.subject, $0.by] : [$0.by] })
        names = try OfficerNames.byUsername(usernames, in: transaction)
    }
}
