import Forms
public import Store

/// The name under which everything is known that offices publish and put in force: their rows, hosts, contacts,
/// calendars and adoptions. It stands on every page and hardly ever changes, so that it is read once a revision; whoever
/// changes any of it gives it a new name first, in the same transaction, on whatever node (docs/decisions/0023).
struct OfficeRevision: Hashable, Sendable {
    /// Random, so that no two states of any database share one. nil: none was given yet, and nothing is kept.
    let id: String?

    /// What can be asked.
    enum Question: Hashable, Sendable {
        case office(String)
        case slug(String)
        case host(String)
        case below(String)
        case contacts(String)
        case calendar(String)
        case inForce(office: String, day: CalendarDate)
        case adoption(hash: String, office: String)
    }

    private struct Key: Hashable {
        let revision: String
        let question: Question
    }

    private final class Answer<Value: Sendable>: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// More than the questions that a regency of 449 villages is asked in a day.
    private static let known = Kept<Key, any Sendable>(most: 8000)

    /// The answer of the current revision.
    static func answer<Value: Sendable>(
        _ question: Question, in transaction: any ReadTransaction, _ read: () throws -> Value
    ) throws -> Value {
        guard let revision = try current(in: transaction).id else { return try read() }
        let key = Key(revision: revision, question: question)
        if let found = known[key] as? Answer<Value> { return found.value }
        let value = try read()
        known.keep(Answer(value), as: key)
        return value
    }

    /// Before anything of it is changed.
    static func renew(in transaction: any Transaction) throws {
        let revision = OfficeRevision(id: Identifier.random())
        try transaction.execute(
            """
            INSERT INTO office_revisions (office_id, revision) VALUES (\(People.office), \(revision.id))
            ON CONFLICT (office_id) DO UPDATE SET revision = excluded.revision
            """)
        transaction.memory[OfficeRevision.self] = revision
    }

    private static func current(in transaction: any ReadTransaction) throws -> OfficeRevision {
        if let asked = transaction.memory[OfficeRevision.self] { return asked }
        let row = try transaction.row("SELECT revision FROM office_revisions WHERE office_id = \(People.office)")
        let revision = OfficeRevision(id: row?.text("revision"))
        transaction.memory[OfficeRevision.self] = revision
        return revision
    }
}

/// Gives data that an earlier Balai made their first revision.
public enum FirstOfficeRevision {
    public static func give(in database: any Database) async throws {
        try await database.write { transaction in
            let known = try transaction.row("SELECT revision FROM office_revisions WHERE office_id = \(People.office)")
            if known == nil { try OfficeRevision.renew(in: transaction) }
        }
    }
}
