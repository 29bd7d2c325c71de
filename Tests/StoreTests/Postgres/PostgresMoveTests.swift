import Store
import StorePostgres
import StoreSQLite
import TestDatabases
import Testing

/// What was kept on SQLite is on PostgreSQL, every value of it, with the rules of its tables.
@Suite(.enabled(if: PostgresServer.isThere)) struct PostgresMoveTests {
    /// Fills a file with every kind of value; an office's parent comes after it in the order of their names.
    private func snapshot(in folder: String) async throws -> SQLiteSnapshot {
        let database = try SQLiteDatabase(path: folder + "/asal.sqlite")
        try await Migrator(Shipped.migrations()).migrate(database, now: 7)
        try await database.write { transaction in
            for (id, parent) in [("z-induk", nil), ("m-anak", "z-induk"), ("a-cucu", "m-anak")] as [(String, String?)] {
                try transaction.execute(
                    """
                    INSERT INTO offices (id, parent_id, slug, name, kind, zone, accent, letterhead, created_at)
                    VALUES (\(id), \(parent), \(id), \("Kantor “\(id)”"), 'desa', 'WIB', 'biru', '{}', 1)
                    """)
            }
            for number in 0..<1200 as Range<Int64> {
                try transaction.execute(
                    """
                    INSERT INTO outbox (office_id, subject, name, kind, payload_sealed, state, due_at, attempts, fence,
                        leased_until, interrupted)
                    VALUES ('z-induk', 'kasus', \("kerja-\(number)"), 'surel',
                        \(number % 3 == 0 ? nil : [UInt8](repeating: UInt8(number % 256), count: 9)), 'done',
                        \(Int64.max - number), 1, 1, 0, 0)
                    """)
            }
        }
        let path = folder + "/salinan.sqlite"
        try await database.snapshot(to: path) { _ in }
        try await database.close()
        return try SQLiteSnapshot(path: path)
    }

    private func withMoved(
        _ body: (SQLiteSnapshot, PostgresAddress) async throws -> Void
    ) async throws {
        try await withFolder { folder in
            let snapshot = try await snapshot(in: folder)
            let name = PostgresServer.newName()
            try await PostgresServer.create(name)
            defer { PostgresServer.drop(name) }
            try await body(snapshot, PostgresServer.address(of: name))
        }
    }

    @Test func everyRowIsThere() async throws {
        try await withMoved { snapshot, address in
            try await PostgresDatabase.install(
                snapshot, migrations: Shipped.migrations(), remark: "contoh", at: address)
            let moved = PostgresDatabase(address)
            for sql in ["SELECT * FROM offices ORDER BY slug", "SELECT * FROM outbox ORDER BY due_at"] as [SQL] {
                let before = try await snapshot.read { try $0.rows(sql).map(\.values) }
                let after = try await moved.rows(sql).map(\.values)
                #expect(before == after && !after.isEmpty)
            }
            #expect(try await moved.remark() == "contoh")
            #expect(try await Migrator(Shipped.migrations()).version(of: moved) == Shipped.migrations().count)
            // The rules hold as before.
            let refused = await failure(DatabaseFailure.self) {
                try await moved.execute("UPDATE offices SET parent_id = 'tidak-ada' WHERE id = 'a-cucu'")
            }
            guard case .constraint = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
            try await moved.close()
        }
    }

    @Test func whatHoldsSomethingIsNotFilledAndStays() async throws {
        try await withMoved { snapshot, address in
            let there = PostgresDatabase(address)
            try await Migrator(Shipped.migrations()).migrate(there, now: 0)
            try await there.execute(
                """
                INSERT INTO outbox (office_id, subject, name, kind, state, due_at, attempts, fence, leased_until, interrupted)
                VALUES ('lain', 'a', 'b', 'c', 'waiting', 1, 0, 0, 0, 0)
                """)
            await #expect(throws: DatabaseFailure.self) {
                try await PostgresDatabase.install(
                    snapshot, migrations: Shipped.migrations(), remark: "contoh", at: address)
            }
            #expect(try await there.remark() == nil, "data that did not come are not marked as there")
            let offices = try await there.rows("SELECT id FROM offices"),
                work = try await there.rows("SELECT kind FROM outbox")
            #expect(offices.isEmpty && work.map { $0.text("kind") } == ["c"])
            try await there.close()
        }
    }
}
