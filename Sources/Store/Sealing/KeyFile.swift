/// The file that holds the keyring: lines `aktif` (the newest, which seals once it is in use), `lama` (any number), `indeks`
/// and `indeks-bernama` (any number; one of these two at least, the newest last), each with 64 hexadecimal digits; `#`
/// begins a remark. It lies outside the data folder, readable by its owner only: whoever has the data and this file can read
/// everything, and without it the data are lost.
public enum KeyFile {
    /// Writes a new key file; one that is there already is never overwritten.
    /// - Throws: `KeyFailure.alreadyThere`, `FileFailure`.
    @discardableResult
    public static func create(at path: String, from random: some RandomSource = SystemRandom()) throws -> Keyring {
        let content = Content(
            active: SecretKey(from: random), older: [], index: [IndexKey(SecretKey(from: random), isNamed: false)])
        let folder = Folder(Folder.parent(of: path))
        try folder.make()
        do {
            let file = try OpenFile(path, for: .creating)
            try file.write(Array(content.text.utf8))
            try file.sync()
        } catch let failure as FileFailure where failure.isThereAlready {
            throw KeyFailure.alreadyThere(path: path)
        }
        try folder.sync()
        return try load(from: path)
    }

    /// - Throws: `KeyFailure` with what is wrong and what to do.
    public static func load(from path: String) throws -> Keyring {
        try read(path).keyring(reread: { try? read(path).keyring(reread: nil) })
    }

    /// Adds a new key, which is to seal once every node has it (`KeyCheck.changeOver`); those that are there still open.
    /// - Returns: its name.
    /// - Throws: `KeyFailure`, `FileFailure`; then the file is as it was.
    @discardableResult
    public static func add(to path: String, from random: some RandomSource = SystemRandom()) throws -> KeyName {
        let added = SecretKey(from: random)
        try change(path) { content in
            content.older.insert(content.active, at: 0)
            content.active = added
        }
        return KeyName(of: added)
    }

    /// Adds a new key behind blind indexes; those that are there are still looked up by.
    /// - Returns: its name.
    /// - Throws: `KeyFailure`, `FileFailure`; then the file is as it was.
    @discardableResult
    public static func addIndex(to path: String, from random: some RandomSource = SystemRandom()) throws -> KeyName {
        let added = IndexKey(SecretKey(from: random), isNamed: true)
        try change(path) { $0.index.append(added) }
        return added.name
    }

    /// Takes an older key out. Whoever does so has made sure that nothing lies under it.
    /// - Throws: `KeyFailure.notOlder`, `FileFailure`; then the file is as it was.
    public static func remove(_ name: KeyName, from path: String) throws {
        try change(path) { content in
            let count = content.older.count + content.index.count
            content.older.removeAll { KeyName(of: $0) == name }
            if content.index.last?.name != name { content.index.removeAll { $0.name == name } }
            guard content.older.count + content.index.count < count else {
                throw KeyFailure.notOlder(name: name.description)
            }
        }
    }

    /// When the file was last changed, in seconds since 1970.
    public static func changed(_ path: String) throws -> Int64 {
        try OpenFile(path, for: .reading).status().changed
    }

    /// Writes the file anew beside the old one, and puts it in its place when it is on the disk.
    private static func change(_ typed: String, _ change: (inout Content) throws -> Void) throws {
        // Where the path is a link, the file that it leads to is the one to be put in place, and not the link.
        let path = Folder.real(typed)
        let folder = Folder(Folder.parent(of: path))
        guard let lock = try FolderLock(folder) else { throw KeyFailure.inUse(path: path) }
        defer { withExtendedLifetime(lock) {} }
        var content = try read(path)
        try change(&content)
        let name = String(path.split(separator: "/").last ?? "")
        try folder.remove(name + ".baru")
        let file = try OpenFile(path + ".baru", for: .creating)
        try file.write(Array(content.text.utf8))
        try file.give(toOwnerOf: OpenFile(path, for: .reading))
        try file.sync()
        try folder.rename(name + ".baru", to: name)
    }

    private static func read(_ path: String) throws -> Content {
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
        return try Content(String(decoding: content, as: UTF8.self), path: path)
    }

    private static let sizeLimit = 64 * 1024
}
