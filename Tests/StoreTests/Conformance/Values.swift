import Store
import Testing

extension Conformance {
    static let values = [
        Conformance("every kind of value comes back as it went in") { database in
            try await database.write {
                try $0.script(
                    """
                    CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, number BIGINT, real DOUBLE PRECISION, text TEXT,
                        bytes BYTEA)
                    """)
            }
            let everyByte = (0...255).map { UInt8($0) }.filter { $0 != 0 }
            for (id, number, real, text, bytes) in [
                (1, Int64.max, 0.1, "Kelurahan Ngemplak é 名 🙂", everyByte), (2, Int64.min, -1e300, "", []),
                (3, 0, 0, "'; DROP TABLE things; --", [0, 0]),
            ] as [(Int, Int64, Double, String, [UInt8])] {
                try await database.execute(
                    "INSERT INTO things VALUES (\(id), \(number), \(real), \(text), \(bytes))")
                let row = try await database.rows("SELECT * FROM things WHERE id = \(id)")[0]
                #expect(row.int("number") == number)
                #expect(row.text("text") == text)
                #expect(row.blob("bytes") == bytes)
                #expect(row.values[2] == .real(real))
            }
            let none: String? = nil
            try await database.execute("INSERT INTO things VALUES (4, NULL, NULL, \(none), NULL)")
            let row = try await database.rows("SELECT * FROM things WHERE id = 4")[0]
            #expect(row.textOrNil("text") == nil && row.intOrNil("number") == nil && row.blobOrNil("bytes") == nil)
        },
        Conformance("text with a zero byte is refused, not cut") { database in
            try await database.makeNotes()
            let refused = await failure(DatabaseFailure.self) {
                try await database.execute("INSERT INTO notes VALUES (1, \("a\0b"))")
            }
            #expect(refused?.isStatement == true)
            #expect(try await database.noteCount() == 0)
        },
        Conformance("a list matches its members, an empty one nothing") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a'), (2, 'b'), (3, 'c')")
            let two = try await database.rows("SELECT id FROM notes WHERE text IN \(list: ["c", "a"]) ORDER BY id")
            #expect(two.map { $0.int("id") } == [1, 3])
            #expect(try await database.rows("SELECT id FROM notes WHERE text IN \(list: [String]())").isEmpty)
        },
        Conformance("a change tells how many rows it touched") { database in
            try await database.makeNotes()
            #expect(try await database.execute("INSERT INTO notes VALUES (1, 'a'), (2, 'b')") == 2)
            #expect(try await database.execute("INSERT INTO notes VALUES (1, 'x') ON CONFLICT (id) DO NOTHING") == 0)
            #expect(try await database.execute("UPDATE notes SET text = 'z' WHERE id = 9") == 0)
            #expect(try await database.execute("UPDATE notes SET text = 'z'") == 2)
            #expect(try await database.execute("DELETE FROM notes WHERE id = 1") == 1)
        },
        Conformance("what is counted and computed has the same kind on every engine") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a'), (2, 'b'), (10, 'c')")
            let row = try await database.rows(
                """
                SELECT COUNT(*) AS n, SUM(id) AS sum, MAX(id) AS most, COUNT(*) > 2 AS many, COUNT(*) > 9 AS more,
                    1 AS one, CAST(SUM(id) AS DOUBLE PRECISION) / 2 AS half, 'x' AS letter, MAX(text) AS last,
                    SUM(CASE WHEN id > 90 THEN id END) AS absent, SUM(-id) AS below FROM notes
                """)[0]
            #expect(
                row.values == [
                    .integer(3), .integer(13), .integer(10), .integer(1), .integer(0), .integer(1), .real(6.5),
                    .text("x"), .text("c"), .null, .integer(-13),
                ])
        },
        Conformance("the same text takes a value or none") { database in
            try await database.makeNotes()
            for (id, text) in [(1, "a"), (2, nil), (3, "b"), (4, nil)] as [(Int, String?)] {
                try await database.execute("INSERT INTO notes VALUES (\(id), \(text))")
            }
            let texts = try await database.rows("SELECT text FROM notes ORDER BY id").map { $0.textOrNil("text") }
            #expect(texts == ["a", nil, "b", nil])
        },
        Conformance("more texts than are kept prepared are answered all the same") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            let found = try await database.read { transaction in
                try (1...600).map { count in
                    try transaction.rows("SELECT id FROM notes WHERE id IN \(list: Array(1...count))").count
                }
            }
            #expect(found == Array(repeating: 1, count: 600))
        },
        Conformance("a table that changed is read as it is now") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            let all: SQL = "SELECT * FROM notes"
            for _ in 0..<8 { #expect(try await database.rows(all)[0].columns.names == ["id", "text"]) }
            try await database.write { try $0.script("ALTER TABLE notes ADD COLUMN more BIGINT") }
            for _ in 0..<8 { #expect(try await database.rows(all)[0].columns.names == ["id", "text", "more"]) }
        },
        Conformance("RETURNING gives what was written") { database in
            try await database.makeNotes()
            let row = try await database.write { try $0.row("INSERT INTO notes VALUES (7, 'a') RETURNING id, text") }
            #expect(row?.int("id") == 7 && row?.text("text") == "a")
        },
        Conformance("a parameter without a value is a mistake of the program") { database in
            let refused = await failure(DatabaseFailure.self) { _ = try await database.rows("SELECT $1 AS a") }
            #expect(refused?.isStatement == true)
        },
    ]
}
