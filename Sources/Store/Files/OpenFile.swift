import Glibc

/// A file by its descriptor, closed when the value goes. Calls block: never on the cooperative pool.
package final class OpenFile: @unchecked Sendable {
    // Constant; the kernel orders concurrent calls on one descriptor.
    private let descriptor: Int32
    private let path: String

    package enum Purpose: Sendable {
        case reading
        /// A file that must not be there yet, readable by its owner only.
        case creating
        /// The same, to be read again by this process.
        case passing
        /// A file that only grows; it is made where it is not there.
        case appending
    }

    /// - Throws: `FileFailure`.
    package init(_ path: String, for purpose: Purpose) throws {
        self.path = path
        descriptor =
            switch purpose {
            case .reading: Glibc.open(path, O_RDONLY | O_CLOEXEC)
            case .creating: Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            case .passing: Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            case .appending: Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            }
        guard descriptor >= 0 else { throw FileFailure(path: path, code: errno) }
    }

    deinit {
        // As in `FolderLock`.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Up to `count` bytes; fewer only at the end of the file.
    package func read(upTo count: Int) throws -> [UInt8] {
        try filled(count) { Glibc.read(descriptor, $0, $1) }
    }

    /// The same from a place of its own, so that several may read at once.
    package func read(upTo count: Int, at offset: Int) throws -> [UInt8] {
        var place = offset
        return try filled(count) { start, most in
            let got = pread(descriptor, start, most, place)
            place += max(got, 0)
            return got
        }
    }

    private func filled(
        _ count: Int, _ read: (_ start: UnsafeMutableRawPointer, _ most: Int) -> Int
    ) throws -> [UInt8] {
        var result = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = result.withUnsafeMutableBytes { read($0.baseAddress! + filled, count - filled) }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw FileFailure(path: path, code: errno) }
            if got == 0 { break }
            filled += got
        }
        result.removeLast(count - filled)
        return result
    }

    package func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done) }
            if wrote < 0 && errno == EINTR { continue }
            guard wrote >= 0 else { throw FileFailure(path: path, code: errno) }
            done += wrote
        }
    }

    /// Keeps every other holder of the same lock away until this value goes.
    /// - Returns: false where somebody else holds it.
    package func lock() throws -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw FileFailure(path: path, code: errno) }
        return false
    }

    /// Returns when the content is on the disk.
    package func sync() throws {
        guard fsync(descriptor) == 0 else { throw FileFailure(path: path, code: errno) }
    }

    /// Gives the file the owner and group of another: whoever changes a file as root must not lock its owner out.
    package func give(toOwnerOf other: OpenFile) throws {
        var status = stat()
        guard fstat(other.descriptor, &status) == 0, fchown(descriptor, status.st_uid, status.st_gid) == 0 else {
            throw FileFailure(path: path, code: errno)
        }
    }

    /// How many bytes it has now.
    package func size() throws -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure(path: path, code: errno) }
        return Int(status.st_size)
    }

    /// Permission bits and the time of the last change, in seconds since 1970.
    package func status() throws -> (permissions: UInt32, changed: Int64) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileFailure(path: path, code: errno) }
        return (status.st_mode & 0o7777, Int64(status.st_mtim.tv_sec))
    }
}
