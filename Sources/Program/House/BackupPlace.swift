import FoundationEssentials
import Store

/// A folder of backups as it was typed.
struct BackupPlace: Sendable {
    let folder: BackupFolder

    /// - Parameter typed: from the working directory on, where it is not absolute.
    init(_ typed: String) { folder = BackupFolder(path: RealPath.of(typed)) }

    /// - Throws: `OperatorTrouble` where a loss of one would take the other with it, or give both away.
    func refuseBeside(_ settings: Settings, key: String) throws {
        let data = RealPath.of(settings.data)
        guard !RealPath.lies(folder.path, in: data), !RealPath.lies(data, in: folder.path) else {
            throw OperatorTrouble(
                "Folder cadangan (\(folder.path)) dan folder data (\(data)) tidak boleh saling memuat: yang hilang bersama "
                    + "tidak menggantikan satu sama lain. Pilih folder lain, sebaiknya di disk lain.")
        }
        guard !RealPath.lies(RealPath.of(key), in: folder.path) else {
            throw OperatorTrouble(
                "Berkas kunci (\(key)) tidak boleh di dalam folder cadangan: siapa pun yang mendapat cadangan akan "
                    + "mendapat kuncinya juga. Pindahkan, lalu sebut tempatnya dengan BALAI_KEY.")
        }
    }
}

/// Paths with every link followed, to be compared.
enum RealPath {
    static func of(_ path: String) -> String {
        let plain = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().standardizedFileURL.path
        return plain.count > 1 && plain.hasSuffix("/") ? String(plain.dropLast()) : plain
    }

    static func lies(_ path: String, in folder: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }
}
