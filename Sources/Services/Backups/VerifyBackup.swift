public import Store

/// Whether a snapshot could be restored: its files and the uploaded files are as the manifest says, the key opens it, and
/// the data in it are in order (`VerifyData`).
public struct VerifyBackup: Sendable {
    let keyring: Keyring
    let open: OpenSnapshot?

    public init(keyring: Keyring, open: OpenSnapshot?) {
        self.keyring = keyring
        self.open = open
    }

    /// - Parameter schema: the one whose data this program can read; an older snapshot is restored and brought up to date
    ///   before its data can be looked into.
    public func callAsFunction(_ snapshot: BackupSnapshot, schema: Int) async throws -> Verification {
        var result = Verification()
        let damaged = try await snapshot.damagedFiles()
        result.findings += damaged.map { Finding.damagedBackup(file: $0) }
        result.findings += snapshot.manifest.missing.map { Finding.missingFile($0) }
        guard damaged.isEmpty else {
            result.notLookedInto = .unusable
            return result
        }
        for blob in try await snapshot.blobs() {
            let isWhole = try await snapshot.isWhole(blob)
            if !isWhole { result.findings.append(.damagedBackup(file: blob.path)) }
        }
        let database = try await open?(snapshot.database)
        do {
            try KeyCheck.expect(keyring, toHold: snapshot.manifest.keys)
            if let database { try await KeyCheck.expect(keyring, in: database) }
        } catch let failure as KeyFailure {
            result.findings.append(.key(failure))
            result.notLookedInto = .unusable
            return result
        }
        let found = snapshot.manifest.schema
        guard let database, found == schema else {
            result.notLookedInto =
                database == nil ? .closedSnapshot : found < schema ? .olderSchema : .newerSchema
            return result
        }
        let store = try FolderBlobStore(path: snapshot.folder.blobs)
        result.add(try await VerifyData(database: database, store: store, keyring: keyring)())
        return result
    }
}
