import Store
import Testing

extension Conformance {
    private static let first = Migration(
        number: 1, name: "a", sql: "CREATE TABLE a1 (id BIGINT); CREATE TABLE a2 (id BIGINT);")
    private static let second = Migration(number: 2, name: "b", sql: "ALTER TABLE a1 ADD COLUMN text TEXT;")

    /// The rules' database is migrated already; these begin with a list of their own.
    private static func forget(_ database: any Database) async throws {
        try await database.execute("DELETE FROM schema_versions")
    }

    static let migrations = [
        Conformance("migrations run once, in order, each recorded") { database in
            try await forget(database)
            let once = try await Migrator([first]).migrate(database, now: 5)
            #expect(once.applied == [1])
            // Given in the wrong order.
            let both = try Migrator([second, first])
            #expect(try await both.migrate(database, now: 6).applied == [2])
            #expect(try await both.migrate(database, now: 7).applied == [])
            #expect(try await both.version(of: database) == 2)
            try await database.execute("INSERT INTO a1 (id, text) VALUES (1, 'a')")
        },
        Conformance("a database of a newer program is refused") { database in
            try await forget(database)
            try await Migrator([first, second]).migrate(database, now: 0)
            let refused = await failure(DatabaseFailure.self) {
                try await Migrator([first]).migrate(database, now: 0)
            }
            #expect(refused == .newerSchema(found: 2, known: 1))
            #expect(refused?.description.contains("versi Balai yang lebih baru") == true)
        },
        Conformance("a migration whose text changed after it ran is refused") { database in
            try await forget(database)
            try await Migrator([first]).migrate(database, now: 0)
            let changed = Migration(number: 1, name: "a", sql: first.sql + " ")
            let refused = await failure(MigrationFailure.self) {
                try await Migrator([changed, second]).migrate(database, now: 0)
            }
            #expect(refused == .changed(number: 1, name: "a"))
        },
        Conformance("a migration that fails leaves nothing of itself and all before it") { database in
            try await forget(database)
            let broken = Migration(
                number: 2, name: "b", sql: "CREATE TABLE half (id BIGINT); CREATE TABLE a1 (id BIGINT);")
            _ = await failure(DatabaseFailure.self) { try await Migrator([first, broken]).migrate(database, now: 0) }
            #expect(try await Migrator([first, second]).version(of: database) == 1)
            _ = await failure(DatabaseFailure.self) { _ = try await database.rows("SELECT id FROM half") }
            #expect(try await Migrator([first, second]).migrate(database, now: 0).applied == [2])
        },
        Conformance("two programs that migrate at once apply each migration once") { database in
            try await forget(database)
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator([first, second]).migrate(database, now: 0).applied }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.sorted() == [1, 2])
        },
        Conformance("numbers with a gap are refused") { _ in
            #expect(throws: MigrationFailure.gap(expected: 2, found: 3)) {
                try Migrator([first, Migration(number: 3, name: "c", sql: "")])
            }
        },
    ]
}
