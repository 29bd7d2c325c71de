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
        let folder = Folder(Folder.parent(of: path) + "/cadangan")
        try folder.make()
        let unfinished = "\(Identifier.random()).part"
        do {
            // SQLite writes into an empty file that is there: so the copy is its owner's only.
            _ = try OpenFile(folder.path + "/" + unfinished, for: .creating)
            try write(folder.path + "/" + unfinished)
            try OpenFile(folder.path + "/" + unfinished, for: .reading).sync()
            let name = try freeName(for: label, in: folder)
            try folder.rename(unfinished, to: name)
            return folder.path + "/" + name
        } catch {
            try? folder.remove(unfinished)
            throw error
        }
    }

    private static func freeName(for label: String, in folder: Folder) throws -> String {
        let taken = Set(try folder.names())
        var number = 1
        while taken.contains("\(label)-\(number).sqlite") { number += 1 }
        return "\(label)-\(number).sqlite"
    }
}
