import Services
import Store
import StorePostgres

/// What a database on a server holds. A demo's is marked in the database itself, which every node sees.
struct ServerData: Sendable {
    let address: PostgresAddress

    init(_ address: PostgresAddress) { self.address = address }

    func content() async throws -> DataFolder.Content {
        try await asking { database in
            guard try await database.has(table: "schema_versions") else { return .nothing }
            switch try await database.remark() {
            case DataFolder.unfinished: return .unfinishedDemo
            case DataFolder.finished: return .demo
            // Whatever else somebody noted at the table is theirs.
            default: break
            }
            guard try await database.has(table: "offices") else { return .nothing }
            return try await database.read { try CreateRoot.isDone(in: $0) } ? .real : .nothing
        }
    }

    /// Marks the database as a demo's.
    func mark(_ text: String) async throws {
        try await asking { database in
            // The mark stands at the first table of all, which an empty database is given here.
            _ = try await Migrator(EmbeddedFiles(folder: nil).migrations).version(of: database)
            try await database.setRemark(text)
        }
    }

    private func asking<Value>(_ body: (PostgresDatabase) async throws -> Value) async throws -> Value {
        let database = PostgresDatabase(address, configuration: PostgresConfiguration(readers: 1, writers: 1))
        do {
            let value = try await body(database)
            try await database.close()
            return value
        } catch {
            try await database.close()
            throw error
        }
    }
}
