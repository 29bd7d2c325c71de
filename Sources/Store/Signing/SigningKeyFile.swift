/// The file that holds the key under which an installation signs its roots: one line `tanda-tangan` and 64 hexadecimal
/// digits; `#` begins a remark. It lies beside the key file and like it is readable by its owner only. Losing it loses no
/// data: a new one is made, and whoever verifies is told the new public key.
public enum SigningKeyFile {
    /// Where it lies: beside that key file.
    public static func path(beside key: String) -> String { key + ".audit" }

    /// Writes a new one; one that is there already is never overwritten.
    /// - Throws: `SigningKeyFailure.alreadyThere`, `FileFailure`.
    @discardableResult
    public static func create(at path: String, from random: some RandomSource = SystemRandom()) throws -> SigningKey {
        let key = SigningKey(from: random)
        let folder = Folder(Folder.parent(of: path))
        try folder.make()
        do {
            let file = try OpenFile(path, for: .creating)
            try file.write(Array(text(of: key).utf8))
            try file.sync()
        } catch let failure as FileFailure where failure.isThereAlready {
            throw SigningKeyFailure.alreadyThere(path: path)
        }
        try folder.sync()
        return key
    }

    /// - Throws: `SigningKeyFailure` with what is wrong and what to do; `FileFailure`.
    public static func load(from path: String) throws -> SigningKey {
        let file: OpenFile
        do {
            file = try OpenFile(path, for: .reading)
        } catch let failure as FileFailure where failure.isMissing {
            throw SigningKeyFailure.missing(path: path)
        }
        guard try file.status().permissions & 0o077 == 0 else { throw SigningKeyFailure.permissions(path: path) }
        let lines = String(decoding: try file.read(upTo: 4096), as: UTF8.self).split(separator: "\n")
            .map { $0.split(whereSeparator: \.isWhitespace) }
            .filter { $0.first?.hasPrefix("#") == false }
        guard lines.count == 1, lines[0].count == 2, lines[0][0] == "tanda-tangan",
            let seed = Hexadecimal.bytes(lines[0][1]), seed.count == SecretKey.length
        else { throw SigningKeyFailure.malformed(path: path) }
        return SigningKey(seed: SecretKey(seed))
    }

    private static func text(of key: SigningKey) -> String {
        """
        # Kunci tanda tangan audit Balai. Kunci umumnya: \(key.verifying)
        tanda-tangan \(Hexadecimal.text(key.bytes))

        """
    }
}

/// Why the key that signs roots cannot be used.
public enum SigningKeyFailure: Error, Hashable, Sendable {
    case missing(path: String)
    case alreadyThere(path: String)
    case permissions(path: String)
    case malformed(path: String)
}

extension SigningKeyFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "Belum ada kunci tanda tangan audit di \(path). Kembalikan berkas itu dari salinannya, atau buat yang baru: "
                + "balai audit kunci --buat"
        case .alreadyThere(let path): "Kunci tanda tangan audit \(path) sudah ada dan tidak ditimpa."
        case .permissions(let path):
            "Kunci tanda tangan audit \(path) dapat dibaca pengguna lain. Jalankan: chmod 600 \(path)"
        case .malformed(let path):
            "Kunci tanda tangan audit \(path) rusak: seharusnya satu baris tanda-tangan dengan 64 angka heksadesimal."
        }
    }
}
