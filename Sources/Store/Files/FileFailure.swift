import Glibc

/// What the system said about a file.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    /// `errno`.
    public let code: Int32

    public var isMissing: Bool { code == ENOENT }
    public var isThereAlready: Bool { code == EEXIST }
    public var isFull: Bool { code == ENOSPC || code == EDQUOT }

    public var description: String { "Berkas \(path): \(String(cString: strerror(code)))." }
}
