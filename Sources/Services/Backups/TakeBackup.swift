import Forms
public import Store

/// Takes a backup while the service runs: first the database as it is at one moment, then the uploaded files that it names
/// (they never change, so that one that was copied before is not copied again), last the manifest. Keys are not part of it.
///
/// The schema is left as it is, also where this program would bring it up to date.
public struct TakeBackup: Sendable {
    /// What takes it, and of what.
    public struct Source: Sendable {
        public let database: any Database
        public let store: any BlobStore
        /// `sqlite`.
        public let engine: String
        /// `balai 0.1.0`.
        public let program: String
        public let isDemo: Bool

        public init(database: any Database, store: any BlobStore, engine: String, program: String, isDemo: Bool) {
            self.database = database
            self.store = store
            self.engine = engine
            self.program = program
            self.isDemo = isDemo
        }
    }

    public struct Outcome: Sendable {
        public let snapshot: BackupSnapshot
        /// Uploaded files that were not in the folder before.
        public let copied: Int
        /// The one that was taken before it; nil where there is none that can be read.
        public let before: BackupSnapshot?
    }

    let source: Source
    let clock: any Clock

    public init(_ source: Source, clock: any Clock) {
        self.source = source
        self.clock = clock
    }

    /// How often it begins anew because the running service has deleted files that the snapshot names.
    private static let attempts = 5

    /// - Throws: `BackupFailure`, `DatabaseFailure`, `BlobFailure`, `FileFailure`. The folder then holds the whole snapshots
    ///   that it held before.
    public func callAsFunction(into folder: BackupFolder) async throws -> Outcome {
        try await folder.make()
        return try await folder.alone {
            let before = try? await folder.newest()
            let known = await hashes(of: before)
            for _ in 1...Self.attempts {
                if let (snapshot, copied) = try await attempt(folder, known) {
                    return Outcome(snapshot: snapshot, copied: copied, before: before)
                }
            }
            throw BackupFailure.restless
        }
    }

    /// - Returns: nil where a file went away in between; what was copied stays for the next attempt.
    private func attempt(
        _ folder: BackupFolder, _ known: [BlobPlace: String]
    ) async throws -> (snapshot: BackupSnapshot, copied: Int)? {
        let now = clock.now.seconds
        let draft = try await folder.begin(at: now)
        do {
            let facts = try await source.database.snapshot(to: draft.database) { try SnapshotFacts(in: $0) }
            guard let files = try await take(facts, into: folder, known) else {
                try await draft.discard()
                return nil
            }
            let snapshot = try await draft.finish(files.taken, manifest: manifest(facts, files, at: now))
            return (snapshot, files.copied)
        } catch {
            // What cannot be removed now goes with the next backup.
            try? await draft.discard()
            throw error
        }
    }

    private struct Files {
        var taken: [BackupBlob] = []
        var copied = 0
        /// Gone, or not as long as it must be.
        var missing: [String] = []
    }

    /// - Returns: nil where one went away that the running database does not name any more either.
    private func take(
        _ facts: SnapshotFacts, into folder: BackupFolder, _ known: [BlobPlace: String]
    ) async throws -> Files? {
        var files = Files()
        for file in facts.files {
            do {
                let (blob, isCopied) = try await folder.take(
                    file.place, size: file.size, known: known[file.place], from: source.store)
                files.taken.append(blob)
                files.copied += isCopied ? 1 : 0
            } catch let failure as BlobFailure where failure.isLoss {
                guard try await isStillNamed(file.place) else { return nil }
                files.missing.append(file.place.backupPath)
            }
        }
        return files
    }

    private func manifest(
        _ facts: SnapshotFacts, _ files: Files, at now: Int64
    ) -> @Sendable ([BackupManifest.File]) -> BackupManifest {
        let (source, missing) = (source, files.missing)
        let counts = BackupManifest.Counts(
            offices: facts.offices, cases: facts.cases, events: facts.events, blobs: files.taken.count,
            blobBytes: facts.files.reduce(0) { $0 + $1.size })
        return { files in
            BackupManifest(
                program: source.program, engine: source.engine, schema: facts.schema, takenAt: now,
                isDemo: source.isDemo, keys: facts.keys, counts: counts, files: files, missing: missing)
        }
    }

    /// The hashes of what lies in the folder already, as its newest snapshot has them.
    private func hashes(of newest: BackupSnapshot?) async -> [BlobPlace: String] {
        // Where it cannot be read, the files themselves are.
        guard let blobs = try? await newest?.blobs() else { return [:] }
        return Dictionary(blobs.map { ($0.place, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    }

    private func isStillNamed(_ place: BlobPlace) async throws -> Bool {
        try await source.database.read { transaction in
            try transaction.row("SELECT id FROM blobs WHERE office_id = \(place.office) AND id = \(place.id)") != nil
        }
    }
}
