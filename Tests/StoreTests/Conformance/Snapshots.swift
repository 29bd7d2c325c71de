import FoundationEssentials
import Store
import Testing

extension Conformance {
    static let snapshots = [
        Conformance("a snapshot is of one moment, and whoever takes it sees that moment") { database in
            try await database.makeNotes()
            try await database.execute("INSERT INTO notes VALUES (1, 'a')")
            try await withFolder { folder in
                let path = folder + "/balai.database"
                let seen = try await database.snapshot(to: path) { try $0.rows("SELECT id FROM notes").count }
                #expect(seen == 1)
                #expect(try permissions(of: path) == 0o600)
                #expect(FileManager.default.contents(atPath: path)?.isEmpty == false)
                // What is there is not replaced.
                await #expect(throws: (any Error).self) { try await database.snapshot(to: path) { _ in } }
            }
        }
    ]
}
