import Glibc
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
        Conformance("a newer program does not change the schema under one that is at work, and names it") { database in
            try await forget(database)
            let (outcome, atWork) = try await Migrator([first]).takeUp(database, now: 0)
            #expect(outcome.applied == [1])
            // Another of the same version may come beside it.
            let beside = try await Migrator([first]).takeUp(database, now: 0)
            await beside.hold.release()
            let newer = try Migrator([first, second])
            let refused = await failure(MigrationFailure.self) {
                _ = try await newer.takeUp(database, now: 0, patience: 0)
            }
            guard case .inUse(let holders, 1, 2) = refused else {
                Issue.record("\(String(describing: refused))")
                return
            }
            #expect(holders.contains { $0.contains("proses \(getpid())") }, "\(holders)")
            #expect(refused?.description.contains(holders[0]) == true)
            #expect(try await newer.version(of: database) == 1)
            await atWork.release()
            let (migrated, hold) = try await newer.takeUp(database, now: 0)
            #expect(migrated.applied == [2])
            let behind = await failure(DatabaseFailure.self) {
                _ = try await Migrator([first]).takeUp(database, now: 0)
            }
            #expect(behind == .newerSchema(found: 2, known: 1))
            await hold.release()
        },
        Conformance("whoever comes while another migrates waits until that is done") { database in
            try await forget(database)
            let migrator = try Migrator([first, second])
            let alone = try #require(try await database.hold(.alone))
            #expect(try await database.hold(.shared) == nil)
            let (told, telling) = AsyncStream.makeStream(of: Void.self)
            async let waiting = migrator.takeUp(database, now: 0, patience: 0) { telling.yield() }
            try await migrator.migrate(database, now: 0)
            // It says so, once.
            var words = told.makeAsyncIterator()
            _ = await words.next()
            await alone.release()
            let (outcome, hold) = try await waiting
            telling.finish()
            #expect(await told.reduce(0) { count, _ in count + 1 } == 0)
            #expect(outcome.applied == [])
            #expect(await hold.isKept())
            #expect(try await database.hold(.alone) == nil)
            await hold.release()
        },
        Conformance("several that start at once take a database up together") { database in
            try await forget(database)
            let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        let (outcome, hold) = try await Migrator([first, second])
                            .takeUp(database, now: 0, patience: 60)
                        await hold.release()
                        return outcome.applied
                    }
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
