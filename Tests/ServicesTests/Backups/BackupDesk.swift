import FoundationEssentials
import Services
import Store
import StoreSQLite

/// The desk of the invented Kominfo office, with a folder of backups and places to restore them to.
struct BackupDesk: Sendable {
    static let schema = try! TestEnvironment.migrations().count

    let desk: KominfoDesk
    let folder: BackupFolder

    var keyring: Keyring { desk.environment.keyring }

    init() async throws {
        desk = try await KominfoDesk()
        folder = BackupFolder(path: desk.regency.test.folder + "/cadangan")
        // As the program does when it opens the data.
        try await KeyCheck.verify(desk.environment.keyring, in: desk.regency.test.database)
    }

    @discardableResult
    func back(up store: (any BlobStore)? = nil) async throws -> TakeBackup.Outcome {
        let source = TakeBackup.Source(
            database: desk.regency.test.database, store: store ?? desk.blobs.store, engine: "sqlite", program: "uji",
            isDemo: false)
        return try await TakeBackup(source, clock: desk.regency.clock)(into: folder)
    }

    func verify(_ snapshot: BackupSnapshot) async throws -> Verification {
        try await VerifyBackup(keyring: keyring, open: { try SQLiteSnapshot(path: $0) })(
            snapshot, schema: Self.schema)
    }

    /// The live data.
    func verify() async throws -> Verification {
        try await VerifyData(database: desk.environment.database, store: desk.blobs.store, keyring: keyring)()
    }

    /// Restores into an empty folder, as another machine does.
    func restore(
        _ snapshot: BackupSnapshot, keyring: Keyring? = nil, withoutDamagedFiles: Bool = false
    ) async throws -> Restored {
        let path = desk.regency.test.folder + "/mesin-\(Identifier.random())"
        let store = try FolderBlobStore(path: path + "/berkas")
        let restore = RestoreBackup(
            keyring: keyring ?? self.keyring, open: { try SQLiteSnapshot(path: $0) },
            install: { try await SQLiteDatabase.install($0, at: path + "/balai.sqlite") })
        let outcome: RestoreBackup.Outcome
        do {
            outcome = try await restore(
                snapshot, engines: ["sqlite"], schema: Self.schema, isGoingWithoutDamagedFiles: withoutDamagedFiles
            ) { store }
        } catch {
            guard !FileManager.default.fileExists(atPath: path + "/balai.sqlite") else { throw Installed() }
            throw error
        }
        let before = desk.environment
        let database = try SQLiteDatabase(path: path + "/balai.sqlite")
        return Restored(
            environment: Environment(
                database: database, keyring: before.keyring, clock: before.clock, passwords: before.passwords,
                addresses: before.addresses),
            blobs: Blobs(store: store), lost: outcome.lost)
    }

    struct Restored: Sendable {
        let environment: Environment
        let blobs: Blobs
        let lost: [String]

        func verify() async throws -> Verification {
            try await VerifyData(
                database: environment.database, store: blobs.store, keyring: environment.keyring)()
        }
    }

    /// A refused restore has left a database all the same.
    struct Installed: Error {}
}
