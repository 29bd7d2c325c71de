import Glibc

/// Keeps a folder to one process, or to all that share it, until the value goes or the process ends. Whoever does not ask
/// is not kept out.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Nil when another process holds it.
    /// - Parameter lock: what the system does, and sets `errno`.
    /// - Throws: `FileFailure`, also where the place cannot be locked at all, as some network folders.
    package init?(
        _ folder: Folder, isShared: Bool = false, lock: (Int32, Int32) -> Int32 = { flock($0, $1) }
    ) throws {
        descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(path: folder.path, code: errno) }
        while lock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return nil
            default: throw FileFailure(path: folder.path, code: errno)
            }
        }
    }

    deinit {
        // A process that is just being started holds a copy of the descriptor: closing this one alone would not let go.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// The numbers of the processes that hold a folder, as far as the system tells.
    /// - Throws: `FileFailure`.
    package static func holders(of folder: Folder) throws -> [Int] {
        var status = stat()
        guard stat(folder.path, &status) == 0 else { throw FileFailure(path: folder.path, code: errno) }
        // `1: FLOCK  ADVISORY  READ 1234 08:01:5678 0 EOF`: process, device and inode.
        let table = (try? OpenFile("/proc/locks", for: .reading).read(upTo: 1 << 20)) ?? []
        let numbers = String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line -> Int? in
            let words = line.split(separator: " ")
            guard words.count > 5, words[1] == "FLOCK", words[5].hasSuffix(":\(status.st_ino)") else { return nil }
            return Int(words[4])
        }
        return Set(numbers).sorted()
    }
}
