/// Why a backup was not taken, or cannot be used.
public enum BackupFailure: Error, Hashable, Sendable {
    /// Another process works in the folder.
    case locked(path: String)
    case none(path: String)
    /// No snapshot has a name that begins so.
    case unknown(wanted: String, there: [String])
    /// A folder of a snapshot without a readable manifest.
    case unreadable(path: String, cause: String)
    /// A file of the snapshot itself is gone, cut or altered.
    case damaged(file: String)
    /// Uploaded files are gone from the backup, cut or altered; all else could be restored.
    case damagedUploads(files: [String])
    /// Files kept going away while they were copied.
    case restless
    case anotherEngine(found: String, expected: String)
}

extension BackupFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .locked(let path): "Folder \(path) sedang dipakai perintah balai lain. Tunggu sampai perintah itu selesai."
        case .none(let path): "Di \(path) tidak ada cadangan yang utuh."
        case .unknown(let wanted, let there):
            "Tidak ada cadangan yang namanya diawali “\(wanted)”. Yang ada: \(there.joined(separator: ", "))."
        case .unreadable(let path, let cause):
            "Manifes \(path) tidak terbaca (\(cause)); cadangan ini tidak dipakai."
        case .damaged(let file): "Berkas \(file) dalam cadangan hilang, terpotong, atau berubah isinya."
        case .damagedUploads(let files):
            "\(files.count) berkas unggahan dalam cadangan hilang, terpotong, atau berubah isinya:\n"
                + files.map { "    \($0)\n" }.joined()
                + "Selebihnya dapat dikembalikan: balai restore --tanpa-berkas-rusak mengembalikan semuanya tanpa berkas itu. "
                + "Bila ada salinan lain dari folder cadangan ini, ambil berkasnya dari sana lebih dahulu."
        case .restless:
            "Berkas terus berkurang selama disalin, sehingga cadangan yang utuh belum jadi. Jalankan balai backup lagi."
        case .anotherEngine(let found, let expected):
            "Cadangan ini dari basis data \(found), sedangkan yang dipakai di sini \(expected)."
        }
    }
}
