public import Store

/// A text that officers put into a reason or a note: one's own, or an office's for all who serve there. Both are sealed:
/// such a text may name somebody.
public struct Snippet: Sendable, Hashable {
    /// Whose it is.
    public enum Owner: Sendable, Hashable {
        case person(String)
        /// By id.
        case office(String)

        var office: String {
            switch self {
            case .person: People.office
            case .office(let id): id
            }
        }

        var account: String {
            switch self {
            case .person(let id): id
            case .office: ""
            }
        }
    }

    public let id: String
    public let owner: Owner
    public let title: String
    public let text: String

    /// How many one owner may keep, and how long each may be: every form of a task carries them.
    public static let most = 20
    public static let longestTitle = 60
    public static let longestText = 600

    struct Content: Codable {
        var title: String
        var text: String
    }

    /// What a person may put into a form of an office's: their own and the office's, by title. One statement.
    public static func all(
        for person: Person, at office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [Snippet] {
        try read(
            transaction.rows(
                """
                SELECT office_id, account, id, content_sealed FROM snippets
                WHERE (office_id = \(People.office) AND account = \(person.id))
                    OR (office_id = \(office) AND account = '')
                """), environment)
    }

    /// Those of one owner, by title.
    public static func all(
        of owner: Owner, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [Snippet] {
        try read(
            transaction.rows(
                """
                SELECT office_id, account, id, content_sealed FROM snippets
                WHERE office_id = \(owner.office) AND account = \(owner.account)
                """), environment)
    }

    private static func read(_ rows: [Row], _ environment: Environment) throws -> [Snippet] {
        try rows.map { row in
            let (id, account) = (row.text("id"), row.text("account"))
            let owner: Owner = account.isEmpty ? .office(row.text("office_id")) : .person(account)
            let content = try JSONBytes.decode(
                Content.self, from: environment.keyring.open(row.blob("content_sealed"), for: place(of: owner, id)))
            return Snippet(id: id, owner: owner, title: content.title, text: content.text)
        }.sorted { ($0.title.lowercased(), $0.id) < ($1.title.lowercased(), $1.id) }
    }

    static func place(of owner: Owner, _ id: String) -> SealContext {
        SealContext(table: "snippets", column: "content_sealed", row: [owner.office, owner.account, id])
    }
}

extension Permission {
    /// The texts that an office keeps for its officers: its head's and its administrator's to change.
    public static let keepSnippets = Permission("teks-kantor") { facts in
        AllOf(IsOfficer(), HoldsRole(OfficeKinds.heads + ["admin"], in: [facts.office]))
    }
}
