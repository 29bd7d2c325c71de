import Store
import Synchronization

/// That this process works with the data by the schema that it knows: while it does, no newer program changes the schema.
final class Tenure: Sendable {
    private let migrator: Migrator
    private let hold: Mutex<any DataHold>

    init(migrator: Migrator, hold: any DataHold) {
        self.migrator = migrator
        self.hold = Mutex(hold)
    }

    /// Looks whether it may go on. A server that restarted has forgotten who was there: it is told again, and a newer
    /// program may have come meanwhile.
    /// - Throws: `DatabaseFailure.newerSchema`, `MigrationFailure.underWay`: end; `DatabaseFailure` where nothing is known.
    func look(at database: any Database) async throws {
        if await !hold.withLock({ $0 }).isKept() {
            guard let again = try await database.hold(.shared) else { throw MigrationFailure.underWay }
            hold.withLock { $0 = again }
        }
        let found = try await database.read { try Migrator.number(in: $0) }
        guard found <= migrator.newest else {
            throw DatabaseFailure.newerSchema(found: found, known: migrator.newest)
        }
    }

    func end() async { await hold.withLock({ $0 }).release() }
}
