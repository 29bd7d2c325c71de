public import Store

/// What an office and all below it, however deep, are called: for whoever looks for one by its name.
public struct OfficeNames: Sendable {
    public struct Entry: Hashable, Sendable {
        public let id: String
        public let name: String
        /// Its name in addresses: `/k/<slug>`.
        public let slug: String
        /// The office above, where it is another than the one from which one looks: a village's district.
        public let above: String?
        /// It takes nothing new (docs/decisions/0061).
        public let isClosed: Bool
    }

    /// The office from which one looks.
    private let own: String
    /// It and those below it, by name.
    private let all: [Entry]

    /// One statement, however many there are.
    public static func load(from id: String, in transaction: any ReadTransaction) throws -> OfficeNames {
        let rows = try transaction.rows(
            """
            WITH RECURSIVE below (id, depth) AS (
                SELECT id, 0 FROM offices WHERE id = \(id)
                UNION ALL
                SELECT o.id, b.depth + 1 FROM below b JOIN offices o ON o.parent_id = b.id WHERE b.depth < 10
            )
            SELECT o.id, o.name, o.slug, CASE WHEN o.parent_id <> \(id) THEN u.name END AS above_name,
                CASE WHEN o.closure IS NULL THEN 0 ELSE 1 END AS is_closed
            FROM below b JOIN offices o ON o.id = b.id LEFT JOIN offices u ON u.id = o.parent_id
            ORDER BY o.name, o.id
            """)
        return OfficeNames(
            own: id,
            all: rows.map { row in
                Entry(
                    id: row.text("id"), name: row.text("name"), slug: row.text("slug"),
                    above: row.textOrNil("above_name"), isClosed: row.int("is_closed") == 1)
            })
    }

    /// The offices below whose name holds every word, by name.
    public func search(_ words: SearchWords) -> [Entry] { all.filter { $0.id != own && words.match($0.name) } }

    /// The office above one of them; nil: it is the one from which one looks, or there is none.
    public func above(_ id: String) -> String? { all.first { $0.id == id }?.above }

    /// The ids of those, the one from which one looks among them, whose name holds every word.
    func holders(of words: SearchWords) -> Set<String> { Set(all.filter { words.match($0.name) }.map(\.id)) }
}
