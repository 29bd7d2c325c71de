public import Forms
public import Procedures
public import Store

/// A tenant: the regency, an agency, a district, a village.
public struct Office: Hashable, Sendable {
    public let id: String
    /// Nil: the root.
    public let parent: String?
    /// Its name in addresses: `/k/<slug>`.
    public let slug: String
    public let name: String
    public let kind: OfficeKind
    public let zone: Zone
    public let accent: Accent
    public let letterhead: Letterhead
    /// Of its region (``Regions``); nil: not said.
    public let regionCode: String?
    /// Its own; what it shows is told by ``ShownLogos``.
    public let logo: OfficeLogo?
    /// nil: it is open.
    public let closure: OfficeClosure?

    public var isRoot: Bool { id == People.office }
    public var isOpen: Bool { closure == nil }

    static func find(_ id: String, in transaction: any ReadTransaction) throws -> Office? {
        try OfficeRevision.find(.office(id), in: transaction) {
            try transaction.row("SELECT * FROM offices WHERE id = \(id)").map { try Office($0, in: transaction) }
        }
    }

    static func find(slug: String, in transaction: any ReadTransaction) throws -> Office? {
        guard HostName.isLabel(slug) else { return nil }
        return try OfficeRevision.find(.slug(slug), in: transaction) {
            try transaction.row("SELECT * FROM offices WHERE slug = \(slug)").map { try Office($0, in: transaction) }
        }
    }

    /// The office, and those above it, nearest first: itself, its parent, …, the root.
    public static func lineage(of id: String, in transaction: any ReadTransaction) throws -> [Office] {
        try transaction.rows(
            """
            WITH RECURSIVE line (id, depth) AS (
                SELECT id, 0 FROM offices WHERE id = \(id)
                UNION ALL
                SELECT o.parent_id, l.depth + 1 FROM line l JOIN offices o ON o.id = l.id
                WHERE o.parent_id IS NOT NULL AND l.depth < 10
            )
            SELECT o.* FROM line l JOIN offices o ON o.id = l.id ORDER BY l.depth
            """
        ).map { try Office($0, in: transaction) }
    }

    init(_ row: Row, in transaction: any ReadTransaction) throws {
        id = row.text("id")
        parent = row.textOrNil("parent_id")
        slug = row.text("slug")
        name = row.text("name")
        let kindName = row.text("kind")
        kind =
            try RegencyKinds.known(in: transaction).kind(kindName)
            ?? OfficeKind(name: kindName, title: kindName, roles: [], parents: [])
        zone = Zone(rawValue: row.text("zone")) ?? .wib
        accent = try Accent(row.text("accent"))
        letterhead = try JSONColumn.read(Letterhead.self, row.text("letterhead"))
        regionCode = row.textOrNil("region_code")
        logo = try row.textOrNil("logo").map { try JSONColumn.read(OfficeLogo.self, $0) }
        closure = try row.textOrNil("closure").map { try JSONColumn.read(OfficeClosure.self, $0) }
    }
}
