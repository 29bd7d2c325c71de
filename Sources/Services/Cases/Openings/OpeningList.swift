public import Forms
public import Procedures
public import Store

/// Who opened cases of an office, the newest first.
public struct OpeningList: Sendable {
    public struct Entry: Sendable, Hashable {
        /// The case, with its number and service; all empty for a page of a book.
        public let caseID: String
        public let number: String
        public let service: String
        public let opened: Instant
        /// The account, and the officer's name.
        public let person: String
        public let name: String
        /// “Kepala Dinas, Dinas Kominfo Contoh”.
        public let post: String
        public let thing: Thing
    }

    public enum Thing: Sendable, Hashable {
        /// The case's page.
        case page
        /// A paper of it, by its title.
        case paper(String)
        /// All of it, as a ZIP.
        case wholeCopy
        case book(BookDeclaration)
    }

    public let entries: [Entry]
    /// Whether there are more behind them.
    public let hasMore: Bool

    private static let head: StaticString = """
        SELECT o.case_id, o.opened_at, o.person, o.paper, o.roles, c.number, c.procedure_hash,
            f.name AS office_name, f.kind AS office_kind
        FROM openings o LEFT JOIN cases c ON c.office_id = o.office_id AND c.id = o.case_id
        JOIN offices f ON f.id = o.reader_office
        """

    /// Of one case, for whoever was shown to be its applicant, or may see who opened what.
    public static func ofCase(
        _ id: String, at office: String, limit: Int = 50, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> OpeningList {
        let rows = try transaction.rows(
            """
            \(name: head) WHERE o.office_id = \(office) AND o.case_id = \(id)
            ORDER BY o.opened_at DESC, o.person, o.paper LIMIT \(limit + 1)
            """)
        return try OpeningList(rows, limit: limit, cases, in: transaction)
    }

    /// Of all cases of an office.
    /// - Parameter reader: one account's; nil: everybody's.
    /// - Throws: `Denial`.
    public static func at(
        _ office: String, by reader: String? = nil, for person: Person, limit: Int, offset: Int,
        _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> OpeningList {
        try Permission.seeOpenings.require(of: person, in: office, environment, transaction)
        let rows =
            if let reader {
                try transaction.rows(
                    """
                    \(name: head) WHERE o.office_id = \(office) AND o.person = \(reader)
                    ORDER BY o.opened_at DESC, o.case_id, o.paper LIMIT \(limit + 1) OFFSET \(offset)
                    """)
            } else {
                try transaction.rows(
                    """
                    \(name: head) WHERE o.office_id = \(office)
                    ORDER BY o.opened_at DESC, o.case_id, o.person, o.paper LIMIT \(limit + 1) OFFSET \(offset)
                    """)
            }
        return try OpeningList(rows, limit: limit, cases, in: transaction)
    }

    private init(_ rows: [Row], limit: Int, _ cases: CaseServices, in transaction: any ReadTransaction) throws {
        let shown = rows.prefix(limit)
        let names = try OfficerNames.of(Set(shown.map { $0.text("person") }), in: transaction)
        entries = try shown.map { try Entry($0, named: names[$0.text("person")] ?? "", cases, in: transaction) }
        hasMore = rows.count > limit
    }
}

extension OpeningList.Entry {
    fileprivate init(
        _ row: Row, named name: String, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let procedure = try row.textOrNil("procedure_hash").map { try cases.shelf.procedure($0, in: transaction) }
        let kind = try RegencyKinds.known(in: transaction).kind(row.text("office_kind"))
        let titles = row.text("roles").split(separator: " ").map { role in
            kind?.title(ofRole: String(role)) ?? String(role)
        }
        self.init(
            caseID: row.text("case_id"), number: row.textOrNil("number") ?? "", service: procedure?.title ?? "",
            opened: Instant(seconds: row.int("opened_at")), person: row.text("person"),
            name: name,
            post: (titles + [row.text("office_name")]).joined(separator: ", "),
            thing: OpeningList.Thing(row.text("paper"), of: procedure))
    }
}

extension OpeningList.Thing {
    /// - Parameter stored: as ``ContentOpening`` names it.
    fileprivate init(_ stored: String, of procedure: Procedure?) {
        if stored.isEmpty {
            self = .page
        } else if stored == ContentOpening.wholeCopy {
            self = .wholeCopy
        } else if let book = Books.all.first(where: { ContentOpening.bookPrefix + $0.name == stored }) {
            self = .book(book)
        } else {
            self = .paper(procedure?.paper(stored)?.title ?? stored)
        }
    }
}

extension Permission {
    /// Seeing who opened whose case: whoever heads the office, and whoever audits it.
    public static let seeOpenings = Permission("siapa-membuka") { facts in
        AllOf(
            IsOfficer(), AnyOf(HoldsRole(OfficeKinds.heads, in: [facts.office]), Permission.audit.policy(facts)))
    }
}
