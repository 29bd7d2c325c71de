public import Store

/// Opens a snapshot's database to look at; nil where its engine can only put it back.
public typealias OpenSnapshot = @Sendable (_ path: String) async throws -> any ReadableDatabase

/// Puts a snapshot back: proves that it is whole and that the key is the right one, then copies the uploaded files, and
/// last the database, so that an interrupted restore leaves no data that could be served.
public struct RestoreBackup: Sendable {
    let keyring: Keyring
    let open: OpenSnapshot?
    /// Puts the snapshot's database where the program looks for it.
    let install: @Sendable (_ path: String) async throws -> Void

    public init(
        keyring: Keyring, open: OpenSnapshot?,
        install: @Sendable @escaping (_ path: String) async throws -> Void
    ) {
        self.keyring = keyring
        self.open = open
        self.install = install
    }

    /// - Parameters:
    ///   - begin: called once the snapshot and the key are proven, so that a refusal leaves nothing behind. Gives the store
    ///     for the files: one that holds nothing yet, or what a restore that was interrupted has left.
    ///   - engines: whose snapshots can be installed here; first that of the database in use.
    ///   - schema: the newest that this program knows.
    /// - Returns: whether the key was tried on the data; where they cannot be looked into, only its name was compared.
    /// - Throws: `BackupFailure`, `KeyFailure`, `DatabaseFailure.newerSchema`; then no database was installed.
    @discardableResult
    public func callAsFunction(
        _ snapshot: BackupSnapshot, engines: [String], schema: Int, begin: () async throws -> any BlobStore
    ) async throws -> Bool {
        let manifest = snapshot.manifest
        guard engines.contains(manifest.engine) else {
            throw BackupFailure.anotherEngine(found: manifest.engine, expected: engines[0])
        }
        guard manifest.schema <= schema else {
            throw DatabaseFailure.newerSchema(found: manifest.schema, known: schema)
        }
        if let damaged = try await snapshot.damagedFiles().first { throw BackupFailure.damaged(file: damaged) }
        try KeyCheck.expect(keyring, toHold: manifest.keys)
        if let database = try await open?(snapshot.database) { try await KeyCheck.expect(keyring, in: database) }
        let store = try await begin()
        let source = try FolderBlobStore(path: snapshot.folder.blobs)
        for blob in try await snapshot.blobs() {
            do {
                try await store.remove(blob.place)
                let (sha256, _) = try await store.copy(blob.place, from: source)
                guard sha256 == blob.sha256 else { throw BackupFailure.damaged(file: blob.path) }
            } catch BlobFailure.missing {
                throw BackupFailure.damaged(file: blob.path)
            }
        }
        try await install(snapshot.database)
        return open != nil
    }
}
