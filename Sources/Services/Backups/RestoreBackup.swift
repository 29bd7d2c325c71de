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

    public struct Outcome: Sendable {
        /// Whether the key was tried on the data; where they cannot be looked into, only its name was compared.
        public let isKeyProven: Bool
        /// Uploaded files that the backup has no longer as they were, and that were left out: `berkas/<office>/<id>`.
        public let lost: [String]
    }

    /// - Parameters:
    ///   - isGoingWithoutDamagedFiles: leaves uploaded files out that are gone from the backup, cut or altered. Snapshots
    ///     share their files: otherwise one flipped bit would take every night with it.
    ///   - begin: called once the snapshot and the key are proven, so that a refusal leaves nothing behind. Gives the store
    ///     for the files: one that holds nothing yet, or what a restore that was interrupted has left.
    ///   - engines: whose snapshots can be installed here; first that of the database in use.
    ///   - schema: the newest that this program knows.
    /// - Throws: `BackupFailure`, `KeyFailure`, `DatabaseFailure.newerSchema`; then no database was installed.
    @discardableResult
    public func callAsFunction(
        _ snapshot: BackupSnapshot, engines: [String], schema: Int, isGoingWithoutDamagedFiles: Bool = false,
        begin: () async throws -> any BlobStore
    ) async throws -> Outcome {
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
        var lost: [String] = []
        for blob in try await snapshot.blobs() {
            // Once it is refused the others are only read, so that all that are damaged are named at once.
            let isRefused = !isGoingWithoutDamagedFiles && !lost.isEmpty
            let isWhole =
                try await isRefused ? snapshot.isWhole(blob) : bring(blob, of: snapshot, from: source, to: store)
            if !isWhole { lost.append(blob.path) }
        }
        guard isGoingWithoutDamagedFiles || lost.isEmpty else { throw BackupFailure.damagedUploads(files: lost) }
        try await install(snapshot.database)
        return Outcome(isKeyProven: open != nil, lost: lost)
    }

    /// - Returns: false where the backup does not have it as it was; then nothing lies in its place.
    private func bring(
        _ blob: BackupBlob, of snapshot: BackupSnapshot, from source: any BlobStore, to store: any BlobStore
    ) async throws -> Bool {
        try await store.remove(blob.place)
        do {
            let (sha256, _) = try await store.copy(blob.place, from: source)
            if sha256 == blob.sha256 { return true }
        } catch {
            // A disk that is full, or a service that is away, is no fault of the backup's.
            if try await snapshot.isWhole(blob) { throw error }
        }
        try await store.remove(blob.place)
        return false
    }
}
