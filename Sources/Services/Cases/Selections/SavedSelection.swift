public import Store

/// A selection of the inbox that an officer keeps under a name. What they look for may name a person: both are sealed.
public struct SavedSelection: Sendable, Hashable {
    public let id: String
    public let name: String
    public let selection: InboxSelection

    /// How many one person may keep.
    public static let most = 20
    static let longestName = 60

    /// What is sealed of it.
    struct Content: Codable {
        var name: String
        var selection: InboxSelection
    }

    /// Those of a person, by name. One statement.
    public static func all(
        of person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [SavedSelection] {
        try transaction.rows(
            """
            SELECT id, content_sealed FROM saved_selections
            WHERE office_id = \(People.office) AND account = \(person.id)
            """
        ).map { row in
            let id = row.text("id")
            let content = try JSONBytes.decode(
                Content.self, from: environment.keyring.open(row.blob("content_sealed"), for: place(of: person.id, id)))
            return SavedSelection(id: id, name: content.name, selection: content.selection)
        }.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    }

    static func place(of account: String, _ id: String) -> SealContext {
        SealContext(table: "saved_selections", column: "content_sealed", row: [People.office, account, id])
    }
}
