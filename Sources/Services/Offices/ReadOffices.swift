public import Store

/// The offices that everybody may know of: who they are is public.
public struct ReadOffices: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// An office by id. Throws `OfficeTrouble.unknownOffice`.
    public func callAsFunction(_ id: String, in transaction: any ReadTransaction) throws -> Office {
        guard let office = try Office.find(id, in: transaction) else { throw OfficeTrouble.unknownOffice }
        return office
    }

    /// An office by the name in its address. Throws `OfficeTrouble.unknownOffice`.
    public func bySlug(_ slug: String, in transaction: any ReadTransaction) throws -> Office {
        guard let office = try Office.find(slug: slug, in: transaction) else { throw OfficeTrouble.unknownOffice }
        return office
    }

    /// These offices, in one statement, by id.
    public func these(_ ids: some Sequence<String>, in transaction: any ReadTransaction) throws -> [String: Office] {
        let rows = try transaction.rows("SELECT * FROM offices WHERE id IN \(list: Array(ids)) ORDER BY id")
        return try Dictionary(uniqueKeysWithValues: rows.map { try Office($0, in: transaction) }.map { ($0.id, $0) })
    }

    /// The offices directly below one, by name.
    public func below(_ id: String, in transaction: any ReadTransaction) throws -> [Office] {
        try OfficeRevision.answer(.below(id), in: transaction) {
            try transaction.rows("SELECT * FROM offices WHERE parent_id = \(id) ORDER BY name, id").map {
                try Office($0, in: transaction)
            }
        }
    }

    /// Every office below one, however deep, by name.
    public func allBelow(_ id: String, in transaction: any ReadTransaction) throws -> [Office] {
        try transaction.rows(
            """
            WITH RECURSIVE below (id, depth) AS (
                SELECT id, 1 FROM offices WHERE parent_id = \(id)
                UNION ALL
                SELECT o.id, b.depth + 1 FROM below b JOIN offices o ON o.parent_id = b.id WHERE b.depth < 10
            )
            SELECT o.* FROM below b JOIN offices o ON o.id = b.id ORDER BY o.name, o.id
            """
        ).map { try Office($0, in: transaction) }
    }

    /// The ids of all offices, for chores: each office is a transaction of its own.
    public func everyID() async throws -> [String] {
        try await environment.database.read { transaction in
            try transaction.rows("SELECT id FROM offices ORDER BY id").map { $0.text("id") }
        }
    }

    /// All offices, by name.
    public func all(in transaction: any ReadTransaction) throws -> [Office] {
        try transaction.rows("SELECT * FROM offices ORDER BY name, id").map { try Office($0, in: transaction) }
    }
}
