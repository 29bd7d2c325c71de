import FoundationEssentials
import Logging
import Services
import Store

/// What the data are: of a folder, or of the server that holds the database in its place. The demo's are marked, by a file
/// `demo` in the folder or in the database itself, so that the demo never touches real data.
struct DataFolder: Sendable {
    enum Content: Hashable, Sendable {
        case nothing
        /// Real data.
        case real
        /// The demo, whole.
        case demo
        /// A demo whose making was interrupted.
        case unfinishedDemo
    }

    let settings: Settings

    private var marker: String { settings.data + "/demo" }
    static let unfinished = "sedang dibuat\n"
    static let finished = "Data contoh, dibuat oleh balai demo. Jangan dipakai untuk data sungguhan.\n"

    func content() async throws -> Content {
        if let server = settings.server { return try await ServerData(server).content() }
        if let bytes = FileManager.default.contents(atPath: marker) {
            return String(decoding: bytes, as: UTF8.self) == Self.unfinished ? .unfinishedDemo : .demo
        }
        return FileManager.default.fileExists(atPath: settings.databaseFile) ? .real : .nothing
    }

    /// The key file of what is there.
    func key() async throws -> String {
        [.demo, .unfinishedDemo].contains(try await content()) ? settings.demoKey : settings.realKey
    }

    /// The key that signs roots.
    func auditKey() async throws -> String { SigningKeyFile.path(beside: try await key()) }

    /// Where the roots lie.
    func roots() async throws -> RootFolder {
        if let chosen = settings.audit { return RootFolder(chosen) }
        let isDemo = [.demo, .unfinishedDemo].contains(try await content())
        return RootFolder(isDemo ? settings.demoRoots : Folder.parent(of: settings.realKey) + "/audit")
    }

    func make() throws { try Folder(settings.data).make() }

    /// Marks the data as a demo's that is being made, after emptying the folder of an earlier attempt.
    func beginDemo() async throws {
        if try await content() == .unfinishedDemo {
            try removeDatabase()
            for name in ["berkas", "unggahan", "surat-keluar"] {
                try? FileManager.default.removeItem(atPath: "\(settings.data)/\(name)")
            }
        }
        // The roots of a demo that somebody deleted say nothing of this one.
        if settings.audit == nil { try? FileManager.default.removeItem(atPath: settings.demoRoots) }
        try make()
        try await mark(Self.unfinished)
    }

    func endDemo() async throws { try await mark(Self.finished) }

    /// Takes a database file away that was begun and could not be finished.
    /// - Throws: `OperatorTrouble` for a database on a server, which Balai never empties.
    func removeDatabase() throws {
        if let server = settings.server {
            throw OperatorTrouble(
                "Data di \(server) belum selesai dibuat. Kosongkan basis data itu (dropdb, lalu createdb), dan jalankan "
                    + "lagi.")
        }
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: settings.databaseFile + ending)
        }
    }

    private func mark(_ text: String) async throws {
        if let server = settings.server { return try await ServerData(server).mark(text) }
        guard FileManager.default.createFile(atPath: marker, contents: Data(text.utf8)) else {
            throw OperatorTrouble("Berkas \(marker) tidak dapat ditulis.")
        }
    }

    /// The demo's people all have one known password, and its doors stand open: it is served to this machine alone.
    /// - Throws: `OperatorTrouble` for a demo that another machine could reach.
    func refuseDemoBeyondLoopback() async throws {
        guard try await content() != .real, !settings.servesLoopbackOnly else { return }
        throw OperatorTrouble(
            "Data contoh hanya dilayani di mesin ini, karena semua kata sandinya diketahui umum. BALAI_HOST berisi "
                + "“\(settings.host)”; kosongkan, atau isi 127.0.0.1.")
    }

    /// - Throws: `OperatorTrouble` where a key file would lie among the data that it opens.
    func refuseInside(_ key: String) throws {
        guard !isInside(key) else {
            throw OperatorTrouble(
                "Berkas kunci tidak boleh di dalam folder data (\(settings.data)): siapa pun yang mendapat salinan data "
                    + "akan mendapat kuncinya juga. Pilih tempat lain dengan BALAI_KEY.")
        }
    }

    /// - Throws: `OperatorTrouble` where the roots would lie among the data that they vouch for.
    func refuseRootsInside() async throws {
        guard !isInside(try await roots().path) else {
            throw OperatorTrouble(
                "Folder akar audit tidak boleh di dalam folder data (\(settings.data)): siapa pun yang mengubah data dapat "
                    + "mengubahnya juga. Pilih tempat lain dengan BALAI_AUDIT.")
        }
    }

    private func isInside(_ path: String) -> Bool {
        func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path }
        return (real(path) + "/").hasPrefix(real(settings.data) + "/")
    }
}

extension House {
    /// Opens data that are there, for a command.
    /// - Throws: `OperatorTrouble` where there are none.
    static func openExisting(_ settings: Settings) async throws -> House {
        let folder = DataFolder(settings: settings)
        guard [.real, .demo].contains(try await folder.content()) else {
            throw OperatorTrouble("Belum ada data di \(settings.dataPlace).")
        }
        return try await open(settings, keyring: KeyFile.load(from: await folder.key()), logger: .balai(settings))
    }
}
