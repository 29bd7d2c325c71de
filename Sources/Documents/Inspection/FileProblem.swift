/// Why a file was not taken, or a picture of it not made.
public enum FileProblem: Error, Equatable, Sendable {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    /// Larger than this, and therefore not read to its end.
    case cutShort(limit: Int)
    case notAccepted(found: FileType, accepted: [FileType])
    /// The extension says one thing, the content another.
    case mislabelled(claimed: FileType, found: FileType, accepted: [FileType])
    /// The file ends before its end.
    case truncated(FileType)
    /// The PDF opens only with a password.
    case locked
    case tooManyPixels(limit: Int)
    case tooManyPages(Int, limit: Int)
    case noSuchPage(Int, pages: Int)
    /// The decoder finds no sense in the file.
    case broken(FileType)
    /// The decoder died of the file, or needed more time or memory than it is given. The text is for the log; it holds
    /// nothing of the file.
    case undecodable(FileType, detail: String)
    /// Too many files wait to be decoded.
    case busy
    /// The decoder could not be started. The text is for the log.
    case decoderUnavailable(String)
    /// What had come could not be read again. The text is for the log.
    case unreadable(String)

    /// Whether the fault is ours: the same file may pass later.
    public var isOurs: Bool {
        switch self {
        case .busy, .decoderUnavailable, .unreadable: true
        default: false
        }
    }
}
