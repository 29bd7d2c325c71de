import Services
import Store
import StorePostgres
import StoreSQLite

/// Data as they lie there, opened beside a service that may be running on them: nothing is migrated, made anew or swept.
struct DataInUse: Sendable {
    let settings: Settings
    let isDemo: Bool
    /// The key file of what is there.
    let key: String
    let database: any Database
    let store: any BlobStore

    /// - Throws: `OperatorTrouble` where there are no data.
    static func open(_ settings: Settings) async throws -> DataInUse {
        let folder = DataFolder(settings: settings)
        let content = try await folder.content()
        guard [.real, .demo].contains(content) else {
            throw OperatorTrouble("Belum ada data di \(settings.dataPlace).")
        }
        return DataInUse(
            settings: settings, isDemo: content == .demo, key: try await folder.key(),
            database: try settings.openDatabase(), store: try settings.openBlobs())
    }

    func close() async throws { try await database.close() }
}

extension Settings {
    /// How backups name the engine of these settings.
    var engine: String { server == nil ? "sqlite" : "postgresql" }

    /// How a snapshot of this engine is looked into.
    var openSnapshot: OpenSnapshot? {
        guard server == nil else { return nil }
        return { try SQLiteSnapshot(path: $0) }
    }

    /// Puts a snapshot where these settings have the database.
    func install(_ snapshot: String) async throws {
        if let server { return try await PostgresDatabase.install(snapshot, at: server) }
        try await SQLiteDatabase.install(snapshot, at: databaseFile)
    }
}
