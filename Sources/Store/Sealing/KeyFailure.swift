/// Why Balai does not start with its key, said to the operator.
public enum KeyFailure: Error, Hashable, Sendable {
    case missing(path: String)
    case alreadyThere(path: String)
    case permissions(path: String, found: String)
    case unreadable(path: String, cause: String)
    case malformed(path: String, line: Int)
    case length(path: String, line: Int)
    case incomplete(path: String)
    /// The file is in order, but the data were sealed with another key.
    case wrong
    /// Some of the data are sealed with a key that the file does not hold: an older one that was taken out, or a new one
    /// that was added on another node.
    case olderMissing(name: String)
    /// Only a key that neither seals nor indexes any more can be taken out.
    case notOlder(name: String)
    /// Another process changes the file.
    case inUse(path: String)
}

extension KeyFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "Berkas kunci tidak ditemukan di \(path). Kembalikan berkas itu dari salinannya; tanpa kunci yang sama, data "
                + "tidak dapat dibaca dan Balai tidak dijalankan."
        case .alreadyThere(let path): "Berkas kunci \(path) sudah ada dan tidak ditimpa."
        case .permissions(let path, let found):
            "Berkas kunci \(path) dapat dibaca pengguna lain (izin \(found)). Jalankan: chmod 600 \(path)"
        case .unreadable(let path, let cause): "Berkas kunci \(path) tidak dapat dibaca: \(cause)"
        case .malformed(let path, let line):
            "Berkas kunci \(path) baris \(line): seharusnya aktif, lama, indeks, atau indeks-bernama, lalu satu kunci."
        case .length(let path, let line): "Berkas kunci \(path) baris \(line): kunci seharusnya 64 angka heksadesimal."
        case .incomplete(let path):
            "Berkas kunci \(path) tidak lengkap: harus ada tepat satu baris aktif, dan satu baris indeks atau "
                + "indeks-bernama."
        case .wrong:
            "Kunci salah: data ini disegel dengan kunci lain. Gunakan berkas kunci milik data ini; Balai tidak dijalankan."
        case .olderMissing(let name):
            "Sebagian data memakai kunci \(name), yang tidak ada dalam berkas kunci. Salin berkas kunci yang terbaru "
                + "ke mesin ini, atau kembalikan kunci lama itu ke dalamnya; Balai tidak dijalankan."
        case .notOlder(let name): "Berkas kunci tidak berisi kunci lama \(name)."
        case .inUse(let path): "Berkas kunci \(path) sedang diubah perintah lain. Coba lagi sesaat lagi."
        }
    }
}
