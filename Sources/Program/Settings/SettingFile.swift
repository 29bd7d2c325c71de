import FoundationEssentials
import Glibc

/// A file of settings, in the syntax of systemd's `EnvironmentFile=`: lines `NAME=value`, quotes where a value needs them,
/// and remarks behind `#` or `;` at the beginning of a line.
struct SettingFile: Sendable {
    struct Entry: Sendable, Hashable {
        let name: String
        let value: String
        /// Counted from 1.
        let line: Int
    }

    let path: String
    let entries: [Entry]
    /// Others than owner and group may read it.
    let isOpenToOthers: Bool
    /// Any user of the machine may change it.
    let isChangeable: Bool

    /// - Throws: `OperatorTrouble` for a file that cannot be read, and for a line that is none.
    init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw OperatorTrouble(
                "Berkas pengaturan \(path) tidak dapat dibaca: \(String(cString: strerror(errno))). Jalankan sebagai "
                    + "pengguna yang boleh membacanya (misalnya sudo -u balai balai …), atau kosongkan BALAI_CONFIG.")
        }
        var status = stat()
        self.path = path
        let rights = stat(path, &status) == 0 ? status.st_mode : 0
        isOpenToOthers = rights & 0o007 != 0
        isChangeable = rights & 0o002 != 0
        entries = try SettingFileText(String(decoding: bytes, as: UTF8.self), path: path).entries()
    }

    /// What the file says of a setting; the last line counts, as for systemd.
    func entry(_ name: String) -> Entry? { entries.last { $0.name == name && !$0.value.isEmpty } }
}
