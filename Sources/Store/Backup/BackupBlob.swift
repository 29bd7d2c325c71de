/// An uploaded file in a backup.
public struct BackupBlob: Hashable, Sendable {
    public let place: BlobPlace
    /// Of the sealed bytes, hexadecimal.
    public let sha256: String

    /// From the backup's folder on.
    public var path: String { place.backupPath }

    var line: String { "\(sha256)  \(path)\n" }

    init(place: BlobPlace, sha256: String) {
        self.place = place
        self.sha256 = sha256
    }

    /// Reads a line of the list; nil where it is none.
    init?(line: Substring) {
        let words = line.split(separator: "  ", maxSplits: 1)
        guard words.count == 2, words[0].count == 64 else { return nil }
        let parts = words[1].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0] == "berkas" else { return nil }
        let place = BlobPlace(office: parts[1], id: parts[2])
        guard place.isPlain else { return nil }
        self.init(place: place, sha256: String(words[0]))
    }
}

extension BlobPlace {
    /// Where a backup keeps it, from the backup's folder on.
    public var backupPath: String { "berkas/\(office)/\(id)" }
}

extension BackupSnapshot {
    /// The uploaded files of this snapshot.
    /// - Throws: `BackupFailure.damaged`.
    public func blobs() async throws -> [BackupBlob] {
        let file = "\(path)/\(BackupFolder.list)"
        return try await folder.threads.run { [name] () throws -> [BackupBlob] in
            let label = "\(name)/\(BackupFolder.list)"
            guard let open = try? OpenFile(file, for: .reading) else { throw BackupFailure.damaged(file: label) }
            let text = String(decoding: try open.read(upTo: open.size()), as: UTF8.self)
            return try text.split(separator: "\n").map { line -> BackupBlob in
                guard let blob = BackupBlob(line: line) else { throw BackupFailure.damaged(file: label) }
                return blob
            }
        }
    }

    /// The files of the snapshot itself that are gone, cut or altered.
    public func damagedFiles() async throws -> [String] {
        try await folder.threads.run { [path, name, manifest] in
            manifest.files.compactMap { file -> String? in
                let found = try? FileDigest.of("\(path)/\(file.name)")
                return found?.size == file.size && found?.sha256 == file.sha256 ? nil : "\(name)/\(file.name)"
            }
        }
    }

    /// Whether a file is there as the list says.
    public func isWhole(_ blob: BackupBlob) async throws -> Bool {
        try await folder.threads.run { [folder] in
            (try? FileDigest.of("\(folder.path)/\(blob.path)"))?.sha256 == blob.sha256
        }
    }
}
