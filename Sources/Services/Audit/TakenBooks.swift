public import Forms
public import Store

/// Who printed or took away which book of an office, and why: for its head, and for its auditor. The newest first.
public struct TakenBooks: Sendable {
    public struct Entry: Sendable, Hashable {
        public let act: AuditAct
        /// nil: the act names a book in a way that is not read any more.
        public let taken: BookTaken?
        /// The officer's name.
        public let name: String
    }

    public let entries: [Entry]
    public let hasMore: Bool

    /// - Throws: `Denial`.
    public init(
        of office: String, for person: Person, limit: Int, offset: Int, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        try Permission.seeOpenings.require(of: person, in: office, environment, transaction)
        let found = try AuditAct.page(
            [.bookTaken], of: office, limit: limit + 1, offset: offset, opening: environment.keyring, in: transaction)
        let shown = found.prefix(limit)
        let names = try OfficerNames.byUsername(Set(shown.map(\.by)), in: transaction)
        entries = shown.map {
            Entry(act: $0, taken: BookTaken(subject: $0.subject), name: names[$0.by] ?? $0.by)
        }
        hasMore = found.count > limit
    }

    /// Whether somebody may see them.
    public static func areOpen(
        of office: String, to person: Person, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Bool {
        try Permission.seeOpenings.policy(.of(office: office, in: transaction)).allows(person, at: now)
    }
}
