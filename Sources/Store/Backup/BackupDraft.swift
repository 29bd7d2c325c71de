import FoundationEssentials

/// A snapshot that is being taken. It gets its name only when everything in it is on the disk.
public struct BackupDraft: Sendable {
    public let name: String
    let number: Int
    let folder: BackupFolder

    private var place: Folder { Folder("\(folder.path)/\(name)\(BackupFolder.unfinished)") }

    /// Where the database is to be written.
    public var database: String { "\(place.path)/\(BackupFolder.database)" }

    /// Drops it.
    public func discard() async throws {
        try await folder.threads.run { [place] in try place.discard() }
    }

    /// Writes list and manifest, and gives the snapshot its name.
    /// - Parameter manifest: made of the files as they lie there.
    public func finish(
        _ blobs: [BackupBlob], manifest: @Sendable @escaping ([BackupManifest.File]) -> BackupManifest
    ) async throws -> BackupSnapshot {
        try await folder.threads.run { [folder, place, name] in
            let list = try OpenFile("\(place.path)/\(BackupFolder.list)", for: .creating)
            for part in blobs.chunks(of: 1000) { try list.write(Array(part.map(\.line).joined().utf8)) }
            try list.sync()
            var written = manifest(
                try [BackupFolder.database, BackupFolder.list].map { file -> BackupManifest.File in
                    let (size, digest) = try FileDigest.of("\(place.path)/\(file)")
                    return BackupManifest.File(name: file, size: size, sha256: digest)
                })
            written.number = number
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let file = try OpenFile("\(place.path)/\(BackupFolder.manifest)", for: .creating)
            try file.write([UInt8](try encoder.encode(written)) + [0x0A])
            try file.sync()
            try place.sync()
            try folder.root.rename(name + BackupFolder.unfinished, to: name)
            return BackupSnapshot(folder: folder, name: name, manifest: written)
        }
    }
}

extension BackupFolder {
    /// Begins a snapshot, after dropping what interrupted ones have left.
    /// - Parameter moment: seconds since 1970; its name. Where one of that second is there already, the next free one.
    public func begin(at moment: Int64) async throws -> BackupDraft {
        let number = try await inOrder().last?.number ?? 0
        return try await threads.run { [self] in
            for name in try unfinishedNames() { try Folder("\(path)/\(name)").discard() }
            let taken = Set(try root.names())
            var moment = moment
            while taken.contains(Self.name(at: moment)) { moment += 1 }
            let draft = BackupDraft(name: Self.name(at: moment), number: number + 1, folder: self)
            try Folder("\(path)/\(draft.name)\(Self.unfinished)").make()
            return draft
        }
    }

    public func make() async throws { try await threads.run { [root] in try root.make() } }

    /// Runs `body` while no other process takes, removes or reads backups here.
    /// - Throws: `BackupFailure.locked`, `.none` where there is no such folder.
    public func alone<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async throws -> Value {
        let lock = try await threads.run { [root, path] () throws -> FolderLock? in
            do {
                return try FolderLock(root)
            } catch let failure as FileFailure where failure.isMissing {
                throw BackupFailure.none(path: path)
            }
        }
        guard let lock else { throw BackupFailure.locked(path: path) }
        defer { withExtendedLifetime(lock) {} }
        return try await body()
    }
}

extension Array {
    fileprivate func chunks(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
