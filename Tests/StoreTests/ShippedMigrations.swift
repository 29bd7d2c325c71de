import FoundationEssentials
import Store

/// The migrations of the repository, and its list of clear columns.
enum Shipped {
    static let root: URL = {
        // Tests/StoreTests/ShippedMigrations.swift
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url
    }()

    static func migrations() throws -> [Migration] {
        let folder = root.appendingPathComponent("migrations")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return Migration(fileName: name, sql: text)
        }
    }

    /// What the Store itself needs, without the nouns above it.
    static func store() throws -> Migrator {
        let own = try migrations().filter { ["store", "work", "key-changes"].contains($0.name) }
        return try Migrator(own.enumerated().map { Migration(number: $0 + 1, name: $1.name, sql: $1.sql) })
    }

    static func clearColumns() throws -> String {
        try String(contentsOf: root.appendingPathComponent("Sources/Store/CLEAR.md"), encoding: .utf8)
    }
}
