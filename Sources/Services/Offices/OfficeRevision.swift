import Forms
public import Store

/// The name under which everything is known that offices publish and put in force: their rows, kinds, hosts,
/// contacts, calendars and adoptions. It stands on every page and hardly ever changes, so that it is read once a revision; whoever
/// changes any of it gives it a new name in the same transaction (``change(in:_:)``), on whatever node (docs/decisions/0023).
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
        case logos
        case nationalDays
        case inForce(office: String, day: CalendarDate)
        case adoptions(hash: String, office: String)
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

    /// The answer of the current revision to who asks by what a request names. That there is none is not kept: anybody can
    /// ask for names without end, and each would take the place of one that is used.
    static func find<Value: Sendable>(
        _ question: Question, in transaction: any ReadTransaction, _ read: () throws -> Value?
    ) throws -> Value? {
        do {
            return try answer(question, in: transaction) {
                guard let found = try read() else { throw NotThere() }
                return found
            }
        } catch is NotThere {
            return nil
        }
    }

    private struct NotThere: Error {}

    /// Changes any of it: every statement that writes those tables stands in such a call, which gives them their new
    /// revision. What is read between two of its statements is no state of any revision, and is not kept.
    static func change<Value>(in transaction: any Transaction, _ writes: () throws -> Value) throws -> Value {
        guard transaction.memory[Changing.self] == nil else { return try writes() }
        try transaction.execute(
            """
            INSERT INTO office_revisions (office_id, revision) VALUES (\(People.office), \(Identifier.random()))
            ON CONFLICT (office_id) DO UPDATE SET revision = excluded.revision
            """)
        transaction.memory[Changing.self] = Changing()
        transaction.memory[OfficeRevision.self] = OfficeRevision(id: nil)
        defer {
            transaction.memory[Changing.self] = nil
            // Asked for again, whatever became of the statements.
            transaction.memory[OfficeRevision.self] = nil
        }
        return try writes()
    }

    /// Remembered by a transaction while a change runs.
    private struct Changing {}

    static func current(in transaction: any ReadTransaction) throws -> OfficeRevision {
        if let asked = transaction.memory[OfficeRevision.self] { return asked }
        let row = try transaction.row(
            """
            SELECT r.revision, k.kinds FROM office_revisions r LEFT JOIN own_kinds k ON k.office_id = r.office_id
            WHERE r.office_id = \(People.office)
            """)
        // Every office has a kind: what the regency made of them comes along.
        try RegencyKinds.remember(row?.textOrNil("kinds"), in: transaction)
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
            if known == nil { try OfficeRevision.change(in: transaction) {} }
        }
    }
}
