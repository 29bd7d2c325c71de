import FoundationEssentials
import Glibc

/// A folder of backups: any number of snapshots, and the uploaded files that they share.
///
///     berkas/<office>/<id>      sealed, as in the blob store; copied once
///     2026-11-25T150312Z/       a snapshot: the database, the list of its files, the manifest
///     2026-11-25T161500Z.belum/ one that is being taken, or was interrupted: never taken for a whole one
///
/// The time in a name is UTC. The list is in the form of `sha256sum`, with paths from this folder.
public struct BackupFolder: Sendable {
    /// What a folder is called until everything in it is on the disk.
    static let unfinished = ".belum"
    static let database = "balai.database"
    static let list = "berkas.sha256"
    static let manifest = "manifes.json"

    public let path: String
    let root: Folder
    let threads = FileThreads()

    public init(path: String) {
        self.path = path
        root = Folder(path)
    }

    /// Where uploaded files lie: a `FolderBlobStore` can be opened on it.
    public var blobs: String { path + "/berkas" }

    /// Whole snapshots, the oldest first.
    /// - Throws: `BackupFailure.unreadable`.
    public func snapshots() async throws -> [BackupSnapshot] {
        try await inOrder().map { try $0.snapshot.get() }
    }

    /// The names of snapshots that are not marked as unfinished, the oldest first; whether they can be read or not.
    public func names() async throws -> [String] { try await inOrder().map(\.name) }

    /// A snapshot's place among those of its folder.
    struct Place {
        let name: String
        let number: Int
        let snapshot: Result<BackupSnapshot, BackupFailure>
    }

    /// In the order in which they were taken, which no clock decides. One that cannot be read stands where its name does.
    func inOrder() async throws -> [Place] {
        let names = try await threads.run { [root] in
            try root.names().filter { Self.isName($0) && !$0.hasSuffix(Self.unfinished) }.sorted()
        }
        var places: [Place] = []
        for name in names {
            do {
                let found = try await snapshot(named: name)
                places.append(Place(name: name, number: found.manifest.number ?? 0, snapshot: .success(found)))
            } catch let failure as BackupFailure {
                let before = places.map(\.number).max() ?? 0
                places.append(Place(name: name, number: before, snapshot: .failure(failure)))
            }
        }
        return places.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    }

    /// The newest snapshot whose name begins so: the one that was taken last.
    /// - Parameter wanted: nil for the newest of all.
    /// - Throws: `BackupFailure.none`, `.unknown`, `.unreadable`.
    public func newest(beginning wanted: String? = nil) async throws -> BackupSnapshot {
        let all = try await inOrder()
        guard !all.isEmpty else { throw BackupFailure.none(path: path) }
        guard let newest = all.last(where: { $0.name.hasPrefix(wanted ?? "") }) else {
            throw BackupFailure.unknown(wanted: wanted ?? "", there: all.map(\.name))
        }
        return try newest.snapshot.get()
    }

    /// - Throws: `BackupFailure.unreadable`.
    public func snapshot(named name: String) async throws -> BackupSnapshot {
        let file = "\(path)/\(name)/\(Self.manifest)"
        let manifest = try await threads.run { () throws -> BackupManifest in
            do {
                let open = try OpenFile(file, for: .reading)
                let bytes = try open.read(upTo: open.size())
                return try JSONDecoder().decode(BackupManifest.self, from: Data(bytes))
            } catch let failure as FileFailure {
                throw BackupFailure.unreadable(path: file, cause: failure.isMissing ? "tidak ada" : failure.description)
            } catch is DecodingError {
                throw BackupFailure.unreadable(path: file, cause: "isinya bukan manifes")
            }
        }
        guard manifest.form <= BackupManifest.form else {
            throw BackupFailure.unreadable(path: file, cause: "dibuat versi Balai yang lebih baru")
        }
        return BackupSnapshot(folder: self, name: name, manifest: manifest)
    }

    /// `2026-11-25T150312Z` of seconds since 1970.
    static func name(at moment: Int64) -> String {
        var seconds = time_t(moment)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func digits(_ number: Int32, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let day = "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
        return "\(day)T\(digits(parts.tm_hour, 2))\(digits(parts.tm_min, 2))\(digits(parts.tm_sec, 2))Z"
    }

    /// Nothing else in the folder is ours to remove.
    private static func isName(_ name: String) -> Bool {
        let name = name.hasSuffix(unfinished) ? String(name.dropLast(unfinished.count)) : name
        let form = "0000-00-00T000000Z"
        return name.utf8.count == form.utf8.count
            && zip(name.utf8, form.utf8).allSatisfy { byte, place in
                place == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == place
            }
    }

    func unfinishedNames() throws -> [String] {
        try root.names().filter { Self.isName($0) && $0.hasSuffix(Self.unfinished) }
    }
}

/// A whole snapshot of a backup.
public struct BackupSnapshot: Sendable {
    public let folder: BackupFolder
    public let name: String
    public let manifest: BackupManifest

    public var path: String { "\(folder.path)/\(name)" }
    /// The database's file, in the form of its engine.
    public var database: String { "\(path)/\(BackupFolder.database)" }
}
