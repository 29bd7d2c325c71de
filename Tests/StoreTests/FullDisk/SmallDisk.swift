import FoundationEssentials
import Glibc
import Store

/// A disk of a few megabytes that a test can fill: a real file system in memory. Only root may mount one.
final class SmallDisk: Sendable {
    let path: String

    struct NotPermitted: Error {}

    /// - Throws: `NotPermitted`.
    init(megabytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("balai-\(Identifier.random())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("balai", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else {
            rmdir(path)
            throw NotPermitted()
        }
    }

    deinit {
        // MNT_DETACH: also where something is still open.
        umount2(path, 2)
        rmdir(path)
    }

    static let isPermitted: Bool = (try? SmallDisk(megabytes: 1)) != nil

    private var ballast: String { path + "/ganjal" }

    /// Takes room away, as a log that nobody rotates does.
    /// - Parameter bytes: nil for all that is left.
    func take(_ bytes: Int? = nil) {
        let descriptor = open(ballast, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(descriptor) }
        var left = bytes ?? .max
        for size in [1 << 16, 4096, 1] {
            let piece = [UInt8](repeating: 7, count: size)
            while left >= size, write(descriptor, piece, size) == size { left -= size }
        }
    }

    /// Gives it back.
    func free() { unlink(ballast) }
}
