import Glibc

/// Where the bytes of a file are: in memory, or in a file that the decoder reads itself.
public enum PictureSource: Sendable {
    case bytes([UInt8])
    case path(String)

    /// An open descriptor at the first byte; the caller closes it.
    func descriptor() throws(FileProblem) -> Int32 {
        switch self {
        case .path(let path):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .decoderUnavailable("open: errno \(errno)") }
            return descriptor
        case .bytes(let bytes):
            // A file without a name, in memory: unlike a pipe it never makes either side wait for the other.
            let descriptor = memfd_create("berkas", UInt32(MFD_CLOEXEC))
            guard descriptor >= 0 else { throw .decoderUnavailable("memfd_create: errno \(errno)") }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    close(descriptor)
                    throw .decoderUnavailable("write: errno \(errno)")
                }
                rest = rest.dropFirst(count)
            }
            lseek(descriptor, 0, SEEK_SET)
            return descriptor
        }
    }

    /// What to call the file after the decoder died of it.
    var type: FileType {
        if case .bytes(let bytes) = self { return FileType.detect(bytes) }
        guard let descriptor = try? descriptor() else { return .unknown }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &head, head.count)
        return FileType.detect(Array(head.prefix(max(count, 0))))
    }
}
