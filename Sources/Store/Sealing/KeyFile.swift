/// The file that holds the keyring: lines `aktif`, `lama` (any number) and `indeks`, each with 64 hexadecimal digits;
/// `#` begins a remark. It lies outside the data folder, readable by its owner only: whoever has the data and this file
/// can read everything, and without it the data are lost.
public enum KeyFile {
    /// Writes a new key file; one that is there already is never overwritten.
    /// - Throws: `KeyFailure.alreadyThere`, `FileFailure`.
    @discardableResult
    public static func create(at path: String, from random: some RandomSource = SystemRandom()) throws -> Keyring {
        let keyring = Keyring.random(from: random)
        let folder = Folder(Folder.parent(of: path))
        try folder.make()
        do {
            let file = try OpenFile(path, for: .creating)
            try file.write(Array(text(of: keyring).utf8))
            try file.sync()
        } catch let failure as FileFailure where failure.isThereAlready {
            throw KeyFailure.alreadyThere(path: path)
        }
        try folder.sync()
        return keyring
    }

    /// - Throws: `KeyFailure` with what is wrong and what to do.
    public static func load(from path: String) throws -> Keyring {
        let content: [UInt8]
        do {
            let file = try OpenFile(path, for: .reading)
            let permissions = try file.status().permissions
            guard permissions & 0o077 == 0 else {
                throw KeyFailure.permissions(path: path, found: String(permissions, radix: 8))
            }
            content = try file.read(upTo: sizeLimit)
        } catch let failure as FileFailure {
            throw failure.isMissing
                ? KeyFailure.missing(path: path) : .unreadable(path: path, cause: failure.description)
        }
        return try keyring(in: String(decoding: content, as: UTF8.self), path: path)
    }

    private static let sizeLimit = 64 * 1024

    private static func text(of keyring: Keyring) -> String {
        """
        # Berkas kunci Balai. Simpan salinannya di tempat lain yang aman: tanpa berkas ini data tidak dapat dibaca lagi.
        aktif \(Hexadecimal.text(keyring.keys[keyring.active]!.bytes))
        indeks \(Hexadecimal.text(keyring.indexKey.bytes))

        """
    }

    private static func keyring(in text: String, path: String) throws -> Keyring {
        var found: [String: [SecretKey]] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let word = words.first, !word.hasPrefix("#") else { continue }
            guard ["aktif", "lama", "indeks"].contains(word), words.count == 2 else {
                throw KeyFailure.malformed(path: path, line: index + 1)
            }
            guard let bytes = Hexadecimal.bytes(words[1]), bytes.count == SecretKey.length else {
                throw KeyFailure.length(path: path, line: index + 1)
            }
            found[String(word), default: []].append(SecretKey(bytes))
        }
        guard let active = found["aktif"], active.count == 1, let index = found["indeks"], index.count == 1 else {
            throw KeyFailure.incomplete(path: path)
        }
        return Keyring(active: active[0], older: found["lama"] ?? [], index: index[0])
    }
}
