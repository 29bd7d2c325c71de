import Dispatch
import Store
import Testing

extension Conformance {
    static let isolation = [
        Conformance("a read sees one moment, however long it takes") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            let (hasBegun, began) = AsyncStream<Void>.makeStream()
            let written = DispatchSemaphore(value: 0)
            async let counts = database.read { transaction in
                let before = try transaction.row("SELECT COUNT(*) AS n FROM notes")!.int("n")
                began.finish()
                written.wait()
                return [before, try transaction.row("SELECT COUNT(*) AS n FROM notes")!.int("n")]
            }
            for await _ in hasBegun {}
            try await database.execute("INSERT INTO notes VALUES (2, 'b')")
            written.signal()
            #expect(try await counts == [1, 1])
            #expect(try await database.noteCount() == 2)
        },
        Conformance("a read cannot change anything") { database in
            try await database.makeNotes()
            _ = await failure(DatabaseFailure.self) {
                _ = try await database.read { try $0.rows("INSERT INTO notes VALUES (1, 'a') RETURNING id") }
            }
            #expect(try await database.noteCount() == 0)
        },
        Conformance("twenty who look before they write see what is true when it is written") { database in
            try await database.write { try $0.script("CREATE TABLE queue (place BIGINT NOT NULL)") }
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        _ = try? await database.write { transaction in
                            let there = try transaction.row("SELECT COUNT(*) AS n FROM queue")!.int("n")
                            try transaction.execute("INSERT INTO queue VALUES (\(there + 1))")
                        }
                    }
                }
            }
            let places = try await database.rows("SELECT place FROM queue ORDER BY place").map { $0.int("place") }
            #expect(places == Array(1...20))
        },
        Conformance("two who would each leave the other one place do not both go") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'in'), (2, 'in')")
            await withTaskGroup(of: Void.self) { group in
                for id in 1...2 {
                    group.addTask {
                        _ = try? await database.write { transaction in
                            let inside = try transaction.row("SELECT COUNT(*) AS n FROM notes WHERE text = 'in'")!
                            guard inside.int("n") == 2 else { return }
                            try transaction.execute("UPDATE notes SET text = 'out' WHERE id = \(id)")
                        }
                    }
                }
            }
            #expect(try await database.rows("SELECT id FROM notes WHERE text = 'in'").count == 1)
        },
        Conformance("fifty who number a book at once leave no gap and no double") { database in
            try await database.write {
                try $0.script(
                    """
                    CREATE TABLE books (office_id TEXT NOT NULL PRIMARY KEY, last_number BIGINT NOT NULL);
                    CREATE TABLE lines (number BIGINT NOT NULL PRIMARY KEY);
                    """)
            }
            let numbers = await withTaskGroup(of: Int64?.self) { group in
                for writer in 0..<50 {
                    group.addTask { try? await Self.takeNumber(in: database, failing: writer.isMultiple(of: 5)) }
                }
                return await group.reduce(into: [Int64]()) { if let number = $1 { $0.append(number) } }
            }
            #expect(numbers.sorted() == Array(1...40))
            #expect(try await database.rows("SELECT last_number FROM books")[0].int("last_number") == 40)
        },
    ]

    /// Every fifth act fails after it took its number: the number was never given then.
    private static func takeNumber(in database: any Database, failing: Bool) async throws -> Int64 {
        try await database.write { transaction in
            let number = try transaction.row(
                """
                INSERT INTO books (office_id, last_number) VALUES ('kominfo', 1)
                ON CONFLICT (office_id) DO UPDATE SET last_number = books.last_number + 1
                RETURNING last_number
                """)!.int("last_number")
            try transaction.execute("INSERT INTO lines VALUES (\(number))")
            if failing { throw CancellationError() }
            return number
        }
    }
}
