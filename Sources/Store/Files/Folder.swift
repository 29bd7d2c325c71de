import Glibc

/// A folder by its path. Calls block: never on the cooperative pool.
package struct Folder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// Makes the folder and those above it, open to their owner only.
    package func make() throws {
        if mkdir(path, 0o700) == 0 {
            try Folder(Self.parent(of: path)).sync()
            return
        }
        switch errno {
        case EEXIST: return
        case ENOENT:
            let above = Self.parent(of: path)
            guard above != path else { throw FileFailure(path: path, code: ENOENT) }
            try Folder(above).make()
            try make()
        default: throw FileFailure(path: path, code: errno)
        }
    }

    /// Returns when the folder's list of names is on the disk.
    package func sync() throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure(path: path, code: errno) }
    }

    /// The names in it, in no order; none when it is not there.
    package func names() throws -> [String] {
        guard let stream = opendir(path) else {
            if errno == ENOENT { return [] }
            throw FileFailure(path: path, code: errno)
        }
        defer { closedir(stream) }
        var result: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { result.append(name) }
        }
        return result
    }

    /// Removes a file of the folder; it is no mistake when it is gone already.
    package func remove(_ name: String) throws {
        guard unlink(path + "/" + name) == 0 || errno == ENOENT else {
            throw FileFailure(path: path + "/" + name, code: errno)
        }
    }

    /// Removes the folder with the files in it; folders below it stay, and with them this one.
    package func discard() throws {
        for name in try names() { try remove(name) }
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileFailure(path: path, code: errno) }
        try Folder(Self.parent(of: path)).sync()
    }

    /// Gives a file of the folder its final name, for good when this returns.
    package func rename(_ name: String, to final: String) throws {
        guard Glibc.rename(path + "/" + name, path + "/" + final) == 0 else {
            throw FileFailure(path: path + "/" + final, code: errno)
        }
        try sync()
    }

    /// A path with every link followed; the same where nothing is there.
    package static func real(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// `data` for `data/balai.sqlite`; `.` where nothing stands before the name.
    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
