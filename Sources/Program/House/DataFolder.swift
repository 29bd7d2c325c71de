import FoundationEssentials
import Logging
import Store

/// What a data folder holds. A file `demo` in it marks the demo's data, so that the demo never touches real data.
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
    private static let unfinished = "sedang dibuat\n"
    private static let finished = "Data contoh, dibuat oleh balai demo. Jangan dipakai untuk data sungguhan.\n"

    var content: Content {
        if let bytes = FileManager.default.contents(atPath: marker) {
            return String(decoding: bytes, as: UTF8.self) == Self.unfinished ? .unfinishedDemo : .demo
        }
        return FileManager.default.fileExists(atPath: settings.database) ? .real : .nothing
    }

    /// The key file of what the folder holds.
    var key: String { content == .demo || content == .unfinishedDemo ? settings.demoKey : settings.realKey }

    func make() throws { try Folder(settings.data).make() }

    /// Marks the folder as a demo's that is being made, after emptying it of an earlier attempt.
    func beginDemo() throws {
        if content == .unfinishedDemo {
            removeDatabase()
            for name in ["berkas", "unggahan", "surat-keluar"] {
                try? FileManager.default.removeItem(atPath: "\(settings.data)/\(name)")
            }
        }
        try make()
        try write(Self.unfinished)
    }

    func endDemo() throws { try write(Self.finished) }

    /// Takes a database away that was begun and could not be finished.
    func removeDatabase() {
        for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: settings.database + ending) }
    }

    private func write(_ text: String) throws {
        guard FileManager.default.createFile(atPath: marker, contents: Data(text.utf8)) else {
            throw OperatorTrouble("Berkas \(marker) tidak dapat ditulis.")
        }
    }

    /// The demo's people all have one known password, and its doors stand open: it is served to this machine alone.
    /// - Throws: `OperatorTrouble` for a demo that another machine could reach.
    func refuseDemoBeyondLoopback() throws {
        guard content != .real, !settings.servesLoopbackOnly else { return }
        throw OperatorTrouble(
            "Data contoh hanya dilayani di mesin ini, karena semua kata sandinya diketahui umum. BALAI_HOST berisi "
                + "“\(settings.host)”; kosongkan, atau isi 127.0.0.1.")
    }

    /// - Throws: `OperatorTrouble` where a key file would lie among the data that it opens.
    func refuseInside(_ key: String) throws {
        func real(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path }
        let (folder, file) = (real(settings.data), real(key))
        guard !file.hasPrefix(folder + "/") else {
            throw OperatorTrouble(
                "Berkas kunci tidak boleh di dalam folder data (\(folder)): siapa pun yang mendapat salinan data akan "
                    + "mendapat kuncinya juga. Pilih tempat lain dengan BALAI_KEY.")
        }
    }
}

extension House {
    /// Opens data that are there, for a command.
    /// - Throws: `OperatorTrouble` where there are none.
    static func openExisting(_ settings: Settings) async throws -> House {
        let folder = DataFolder(settings: settings)
        guard [.real, .demo].contains(folder.content) else {
            throw OperatorTrouble("Belum ada data di \(settings.data).")
        }
        return try await open(settings, keyring: KeyFile.load(from: folder.key), logger: .balai(settings))
    }
}
