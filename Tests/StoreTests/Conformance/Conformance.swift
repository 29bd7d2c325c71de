import Store
import Testing

/// One rule that every engine keeps. The list is run on each engine, each rule on a fresh database that has the Store's
/// own tables.
struct Conformance: Sendable, CustomTestStringConvertible {
    let name: String
    let check: @Sendable (any Database) async throws -> Void

    var testDescription: String { name }

    init(_ name: String, _ check: @Sendable @escaping (any Database) async throws -> Void) {
        self.name = name
        self.check = check
    }

    // As a list of lists: the compiler takes twenty seconds to find out what a sum of thirteen lists is.
    static let all: [Conformance] = [
        values, transactions, isolation, migrations, keys, outbox, timers, workers, turnedClocks, files, snapshots,
        clocks,
        measures,
    ].flatMap { (rules: [Conformance]) -> [Conformance] in rules }
}

extension Database {
    /// Rows of a statement, in a transaction of their own.
    func rows(_ sql: SQL) async throws -> [Row] { try await read { try $0.rows(sql) } }

    @discardableResult func execute(_ sql: SQL) async throws -> Int { try await write { try $0.execute(sql) } }

    /// A table to try things on.
    func makeNotes() async throws {
        try await write {
            try $0.script(
                """
                CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY, text TEXT, CHECK (id <> 13));
                CREATE TABLE remarks (
                    id BIGINT NOT NULL PRIMARY KEY,
                    note_id BIGINT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED);
                """)
        }
    }

    func noteCount() async throws -> Int64 { try await rows("SELECT COUNT(*) AS n FROM notes")[0].int("n") }
}

/// The failure that `body` ends with, of the expected kind.
func failure<Failure: Error>(
    _ type: Failure.Type, isolation: isolated (any Actor)? = #isolation,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async -> Failure? {
    do {
        try await body()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch let failure as Failure {
        return failure
    } catch {
        Issue.record("another failure: \(error)", sourceLocation: sourceLocation)
    }
    return nil
}

extension DatabaseFailure {
    var isConstraint: Bool { if case .constraint = self { true } else { false } }
    var isStatement: Bool { if case .statement = self { true } else { false } }
}
