extension BackupFolder {
    /// Takes an uploaded file in, unless it lies here already: stored files never change.
    /// - Parameters:
    ///   - size: of its content, as the database says.
    ///   - known: its hash, where an earlier snapshot has it.
    /// - Returns: the file, and whether it was copied.
    /// - Throws: `BlobFailure.missing`, `.altered` for one that is not as long as it must be, `.full`.
    public func take(
        _ place: BlobPlace, size: Int, known: String?, from store: any BlobStore
    ) async throws -> (blob: BackupBlob, isCopied: Bool) {
        let length = BlobCipher.storedLength(of: size)
        if let there = try await hash(of: place, length: length, known: known) {
            return (BackupBlob(place: place, sha256: there), false)
        }
        let target = try FolderBlobStore(path: blobs)
        try await target.remove(place)
        let (sha256, copied) = try await target.copy(place, from: store)
        guard copied == length else {
            try await target.remove(place)
            throw BlobFailure.altered(id: place.id)
        }
        return (BackupBlob(place: place, sha256: sha256), true)
    }

    /// Nil where the file is not there, or not whole.
    private func hash(of place: BlobPlace, length: Int, known: String?) async throws -> String? {
        let file = "\(path)/\(place.backupPath)"
        return try await threads.run { () throws -> String? in
            guard let open = try? OpenFile(file, for: .reading), try open.size() == length else { return nil }
            return try known ?? FileDigest.of(file).sha256
        }
    }

    /// Keeps the newest snapshots and removes the others, then every uploaded file that none of them names.
    /// - Returns: what was removed: the names of snapshots, and how many uploaded files.
    public func keep(newest count: Int) async throws -> (snapshots: [String], blobs: Int) {
        let old = try await names().dropLast(count)
        for name in old {
            try await threads.run { [self] in
                // Renamed first: one that is half removed must not look whole.
                try root.rename(name, to: name + Self.unfinished)
                try Folder("\(path)/\(name)\(Self.unfinished)").discard()
            }
        }
        var named: Set<BlobPlace> = []
        for snapshot in try await snapshots() { named.formUnion(try await snapshot.blobs().map(\.place)) }
        let store = try FolderBlobStore(path: blobs)
        let unnamed = try await store.places(writtenBefore: .max).filter { !named.contains($0) }
        for place in unnamed { try await store.remove(place) }
        return (Array(old), unnamed.count)
    }
}

extension BlobStore {
    /// Copies a file's sealed bytes from another store, for good when this returns.
    /// - Returns: SHA-256 and count of the bytes.
    /// - Throws: `BlobFailure`, `FileFailure`.
    public func copy(_ place: BlobPlace, from store: any BlobStore) async throws -> (sha256: String, length: Int) {
        let source = try await store.open(place)
        let sink = try await create(place)
        do {
            var digest = Digest.Running()
            var length = 0
            while true {
                let piece = try await source.read(upTo: FileDigest.pieceLength)
                guard !piece.isEmpty else { break }
                digest.add(piece)
                length += piece.count
                try await sink.write(piece)
            }
            try await sink.finish()
            return (Hexadecimal.text(digest.value), length)
        } catch {
            await sink.abandon()
            throw error
        }
    }
}
