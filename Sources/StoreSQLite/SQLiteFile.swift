import Store

/// The database file and its copies.
enum SQLiteFile {
    /// Makes the file and its folder when they are not there; SQLite would let others read it.
    static func create(_ path: String) throws {
        let folder = Folder(Folder.parent(of: path))
        try folder.make()
        do {
            _ = try OpenFile(path, for: .creating)
        } catch let failure as FileFailure where failure.isThereAlready {
            return
        }
        try folder.sync()
    }

    /// Writes a copy under a name that says what for. It gets that name only when it is whole and on the disk.
    /// - Returns: the path of the copy.
    static func copy(of path: String, label: String, _ write: (String) throws -> Void) throws -> String {
        let folder = copies(of: path)
        try folder.make()
        let unfinished = Identifier.random() + unfinishedEnd
        do {
            try self.write(folder.path + "/" + unfinished, write)
            let name = try freeName(for: label, in: folder)
            try folder.rename(unfinished, to: name)
            return folder.path + "/" + name
        } catch {
            try? folder.remove(unfinished)
            throw error
        }
    }

    /// Removes what is older of the copies with such a label; whatever else lies there stays.
    static func removeCopies(of path: String, labelled prefix: String, keptBefore moment: Int64) throws {
        let folder = copies(of: path)
        // Where nothing was ever migrated there is no such folder.
        for name in (try? folder.names()) ?? [] {
            guard name.hasPrefix(prefix) && name.hasSuffix(".sqlite") || name.hasSuffix(unfinishedEnd),
                try OpenFile(folder.path + "/" + name, for: .reading).status().changed < moment
            else { continue }
            try folder.remove(name)
        }
    }

    private static let unfinishedEnd = ".part"

    private static func copies(of path: String) -> Folder { Folder(Folder.parent(of: path) + "/cadangan") }

    /// Has SQLite write a file that is not there yet, and returns when it is on the disk.
    static func write(_ path: String, _ write: (String) throws -> Void) throws {
        // SQLite writes into an empty file that is there: so it is its owner's only.
        _ = try OpenFile(path, for: .creating)
        try write(path)
        try OpenFile(path, for: .reading).sync()
        try Folder(Folder.parent(of: path)).sync()
    }

    /// Copies a file that nobody writes any more; the copy gets its name only when it is whole and on the disk.
    static func install(_ snapshot: String, at path: String) throws {
        let folder = Folder(Folder.parent(of: path))
        try folder.make()
        let name = String(path.split(separator: "/").last ?? "")
        try folder.remove(name + ".part")
        let source = try OpenFile(snapshot, for: .reading)
        let target = try OpenFile("\(folder.path)/\(name).part", for: .creating)
        while true {
            let piece = try source.read(upTo: 1 << 20)
            guard !piece.isEmpty else { break }
            try target.write(piece)
        }
        try target.sync()
        try folder.rename(name + ".part", to: name)
    }

    private static func freeName(for label: String, in folder: Folder) throws -> String {
        let taken = Set(try folder.names())
        var number = 1
        while taken.contains("\(label)-\(number).sqlite") { number += 1 }
        return "\(label)-\(number).sqlite"
    }
}
