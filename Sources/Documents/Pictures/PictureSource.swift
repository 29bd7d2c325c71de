import Glibc

/// Where the bytes of a file are: in memory, in a content that is passed on piece by piece, or in a file that the decoder
/// reads itself.
public enum PictureSource: Sendable {
    case bytes([UInt8])
    case content(any FileContent)
    case path(String)

    /// For the child; a descriptor is the caller's to close.
    func input() throws(FileProblem) -> ChildProcess.Input {
        switch self {
        case .bytes(let bytes): return .pieces(FileBytes(bytes).pieces())
        case .content(let content):
            do {
                return .pieces(try content.pieces())
            } catch {
                throw .unreadable("\(Swift.type(of: error))")
            }
        case .path(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .decoderUnavailable("open: errno \(errno)") }
            return .descriptor(descriptor)
        }
    }

    /// What to call the file after the decoder died of it.
    var type: FileType {
        switch self {
        case .bytes(let bytes): return FileType.detect(bytes)
        case .content(let content): return (try? FileType.detect(content)) ?? .unknown
        case .path(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return .unknown }
            defer { close(descriptor) }
            var head = [UInt8](repeating: 0, count: 4096)
            let count = read(descriptor, &head, head.count)
            return FileType.detect(Array(head.prefix(max(count, 0))))
        }
    }
}
