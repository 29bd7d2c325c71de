public import Store

/// Which logo each office shows. Read once a revision: it stands on every page.
public struct ShownLogos: Sendable {
    private let own: [String: ShownLogo]
    /// Of every office, where some office has a logo.
    private let parents: [String: String]

    public static let none = ShownLogos(own: [:], parents: [:])

    private init(own: [String: ShownLogo], parents: [String: String]) {
        (self.own, self.parents) = (own, parents)
    }

    public static func all(in transaction: any ReadTransaction) throws -> ShownLogos {
        try OfficeRevision.answer(.logos, in: transaction) {
            let having = try transaction.rows("SELECT * FROM offices WHERE logo IS NOT NULL ORDER BY id").map {
                try Office($0, in: transaction)
            }
            guard !having.isEmpty else { return .none }
            let own = having.compactMap { office in
                office.logo.map { ShownLogo(owner: office.id, slug: office.slug, name: office.name, logo: $0) }
            }
            let rows = try transaction.rows("SELECT id, parent_id FROM offices WHERE parent_id IS NOT NULL ORDER BY id")
            return ShownLogos(
                own: Dictionary(uniqueKeysWithValues: own.map { ($0.owner, $0) }),
                parents: Dictionary(uniqueKeysWithValues: rows.map { ($0.text("id"), $0.text("parent_id")) }))
        }
    }

    /// nil: neither the office nor one above it has a logo.
    public func of(_ office: String) -> ShownLogo? {
        var place: String? = office
        while let here = place {
            if let found = own[here] { return found }
            place = parents[here]
        }
        return nil
    }
}
