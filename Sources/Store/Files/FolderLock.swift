import Glibc

/// Keeps a folder to one process, until the value goes or the process ends. Whoever does not ask is not kept out.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Nil when another process holds it.
    /// - Throws: `FileFailure`.
    package init?(_ folder: Folder) throws {
        descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(path: folder.path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit { close(descriptor) }
}
