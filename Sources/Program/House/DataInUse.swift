import Glibc
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
    private let tenure: Tenure

    /// - Throws: `OperatorTrouble` where there are no data; `MigrationFailure.underWay`.
    static func open(_ settings: Settings) async throws -> DataInUse {
        let folder = DataFolder(settings: settings)
        let content = try await folder.content()
        guard [.real, .demo].contains(content) else {
            throw OperatorTrouble("Belum ada data di \(settings.dataPlace).")
        }
        let database = try settings.openDatabase()
        guard let hold = try await database.hold(.shared) else {
            try await database.close()
            throw MigrationFailure.underWay
        }
        return DataInUse(
            settings: settings, isDemo: content == .demo, key: try await folder.key(), database: database,
            store: try settings.openBlobs(),
            tenure: Tenure(migrator: try Migrator(EmbeddedFiles(folder: settings.assets).migrations), hold: hold))
    }

    /// Who else works with the data, by machine and process.
    func others() async throws -> [String] {
        var everybody = try await database.holders()
        if let own = everybody.firstIndex(where: { $0.contains("proses \(getpid())") }) { everybody.remove(at: own) }
        return everybody
    }

    func close() async throws {
        await tenure.end()
        try await database.close()
    }

    /// Runs what writes as long as no newer program has changed the schema underneath: the server may have been restarted,
    /// and forgotten who is here.
    /// - Throws: `MigrationFailure.underWay`, `DatabaseFailure.newerSchema`; what `work` throws.
    func whileItMay<Value: Sendable>(_ work: @Sendable @escaping () async throws -> Value) async throws -> Value {
        try await Watch(look: { try await tenure.look(at: database) }).over(work)
    }

    /// Opens data to be looked through: of this program's schema, and of the key file that is there.
    /// - Throws: `OperatorTrouble`, `KeyFailure`, `DatabaseFailure.newerSchema`; nothing is changed then either.
    static func lookingThrough<Value>(
        _ settings: Settings, _ body: (DataInUse, Environment) async throws -> Value
    ) async throws -> Value {
        let data = try await open(settings)
        do {
            try await data.expectSchema()
            let keyring = try KeyFile.load(from: data.key)
            try await KeyCheck.expect(keyring, in: data.database)
            let environment = Environment(
                database: data.database, keyring: keyring, clock: MachineClock(),
                passwords: PasswordHasher(cost: .standard), addresses: Addresses(root: settings.address))
            let value = try await body(data, environment)
            try await data.close()
            return value
        } catch {
            try await data.close()
            throw error
        }
    }

    /// - Throws: `DatabaseFailure.newerSchema`, `OperatorTrouble` for an older one.
    func expectSchema() async throws {
        let schema = try Migrator(EmbeddedFiles(folder: settings.assets).migrations).newest
        let found = try await database.read { try Migrator.number(in: $0) }
        guard found <= schema else { throw DatabaseFailure.newerSchema(found: found, known: schema) }
        guard found == schema else {
            throw OperatorTrouble(
                "Data ini masih memakai skema \(found), sedangkan program ini skema \(schema). Jalankan balai serve lebih "
                    + "dahulu; skemanya diperbarui saat itu.")
        }
    }
}

extension Settings {
    /// How backups name the engine of these settings.
    var engine: String { server == nil ? "sqlite" : "postgresql" }

    /// The engines whose snapshots can be put where these settings have the database.
    var installable: [String] { server == nil ? ["sqlite"] : ["postgresql", "sqlite"] }

    /// How a snapshot of an engine is looked into, whatever is used here; nil: it can only be put back.
    static func openSnapshot(of engine: String) -> OpenSnapshot? {
        guard engine == "sqlite" else { return nil }
        return { try SQLiteSnapshot(path: $0) }
    }

    /// Puts a snapshot where these settings have the database.
    func install(_ snapshot: String, as manifest: BackupManifest) async throws {
        if let server, manifest.engine == "sqlite" {
            let known = try EmbeddedFiles(folder: assets).migrations.filter { $0.number <= manifest.schema }
            return try await PostgresDatabase.install(
                try SQLiteSnapshot(path: snapshot), migrations: known,
                remark: manifest.isDemo ? DataFolder.finished : nil, at: server)
        }
        if let server { return try await PostgresDatabase.install(snapshot, at: server) }
        try await SQLiteDatabase.install(snapshot, at: databaseFile)
    }
}
