import Store
import Testing

private struct Stop: Error {}

extension Conformance {
    static let transactions = [
        Conformance("an error thrown in a transaction undoes all of it") { database in
            try await database.makeNotes()
            _ = await failure(Stop.self) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                    throw Stop()
                }
            }
            #expect(try await database.noteCount() == 0)
        },
        Conformance("a failed statement spoils its transaction, also when the closure caught it") { database in
            try await database.makeNotes()
            let spoiled = await failure(DatabaseFailure.self) {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                    _ = try? transaction.execute("INSERT INTO notes VALUES (1, 'twice')")
                    _ = try? transaction.execute("INSERT INTO notes VALUES (2, 'b')")
                }
            }
            #expect(spoiled?.isConstraint == true)
            #expect(try await database.noteCount() == 0)
            #expect(try await database.execute("INSERT INTO notes VALUES (1, 'again')") == 1)
        },
        Conformance("a savepoint undoes its part only") { database in
            try await database.makeNotes()
            try await database.write { transaction in
                try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                let part = Result {
                    try transaction.savepoint {
                        try transaction.execute("INSERT INTO notes VALUES (2, 'b')")
                        try transaction.execute("INSERT INTO notes VALUES (1, 'twice')")
                    }
                }
                guard case .failure(let error as DatabaseFailure) = part, error.isConstraint else {
                    Issue.record("\(part)")
                    return
                }
                try transaction.savepoint {
                    try transaction.execute("INSERT INTO notes VALUES (3, 'c')")
                    try? transaction.savepoint {
                        try transaction.execute("INSERT INTO notes VALUES (4, 'd')")
                        throw Stop()
                    }
                    try transaction.execute("INSERT INTO notes VALUES (5, 'e')")
                }
            }
            let kept = try await database.rows("SELECT id FROM notes ORDER BY id").map { $0.int("id") }
            #expect(kept == [1, 3, 5])
        },
        Conformance("unique, check, not-null and foreign keys are told as such") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            for statement: SQL in [
                "INSERT INTO notes VALUES (1, 'twice')", "INSERT INTO notes VALUES (13, 'check')",
                "INSERT INTO remarks VALUES (1, NULL)", "INSERT INTO remarks VALUES (1, 99)",
            ] {
                let refused = await failure(DatabaseFailure.self) { try await database.execute(statement) }
                #expect(refused?.isConstraint == true, "\(statement.text)")
            }
            #expect(try await database.rows("SELECT id FROM remarks").isEmpty)
        },
        Conformance("a wrong statement is told as such") { database in
            let refused = await failure(DatabaseFailure.self) {
                _ = try await database.rows("SELECT nothing FROM nowhere")
            }
            #expect(refused?.isStatement == true)
        },
        Conformance("statements are counted, and each transaction once") { database in
            try await database.makeNotes()
            let (_, counts) = try await StatementCounter.counting {
                try await database.write { transaction in
                    try transaction.execute("INSERT INTO notes VALUES (1, 'a')")
                    try transaction.execute("INSERT INTO notes VALUES (2, 'b')")
                }
                _ = try await database.rows("SELECT id FROM notes")
            }
            #expect(counts.reads == 1 && counts.writes == 1 && counts.statements == 3)
        },
        Conformance("the database's clock runs") { database in
            let first = try await database.read { try $0.databaseTime() }
            let second = try await database.write { try $0.databaseTime() }
            // After this program was written, and never backwards.
            #expect(first > 1_750_000_000)
            #expect(second >= first)
        },
    ]
}
