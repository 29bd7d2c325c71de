import Store

/// An office as an audit needs it: by what its rows and its findings are called. Read without believing that its row is
/// one.
struct AuditedOffice: Sendable, Hashable {
    let id: String
    /// Its name in addresses.
    let slug: String

    /// All offices by slug, and how many rows are none.
    static func all(in transaction: any ReadTransaction) throws -> (offices: [AuditedOffice], strays: Int) {
        let rows = try transaction.rows("SELECT id, slug FROM offices")
        let offices = rows.compactMap { row -> AuditedOffice? in
            guard case .text(let id) = row.values[0], case .text(let slug) = row.values[1] else { return nil }
            return AuditedOffice(id: id, slug: slug)
        }
        return (offices.sorted { ($0.slug, $0.id) < ($1.slug, $1.id) }, rows.count - offices.count)
    }

    init(id: String, slug: String) {
        self.id = id
        self.slug = slug
    }

    init(_ office: Office) { self.init(id: office.id, slug: office.slug) }
}
