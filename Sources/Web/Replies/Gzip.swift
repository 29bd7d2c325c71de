import CDeflate
import Synchronization

/// Compression by RFC 1952. What libdeflate works in is some hundred KB: it is kept between pages.
enum Gzip {
    /// For pages: the fastest level.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let compressor = idle.withLock({ $0.popLast() }) ?? Compressor(level: 1) else { return nil }
        let result = compressor.packed(bytes)
        idle.withLock { if $0.count < mostIdle { $0.append(compressor) } }
        return result
    }

    /// For what is packed once: the smallest.
    static func smallest(_ bytes: [UInt8]) -> [UInt8]? { Compressor(level: 12)?.packed(bytes) }

    private static let idle = Mutex<[Compressor]>([])
    private static let mostIdle = 8
}

/// libdeflate's working space. Used by one thread at a time: whoever has taken it out of the list.
private final class Compressor: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// - Returns: nil where there is no memory for it.
    init?(level: Int32) {
        guard let pointer = libdeflate_alloc_compressor(level) else { return nil }
        self.pointer = pointer
    }

    deinit { libdeflate_free_compressor(pointer) }

    func packed(_ bytes: [UInt8]) -> [UInt8]? {
        let most = libdeflate_gzip_compress_bound(pointer, bytes.count)
        let output = [UInt8](unsafeUninitializedCapacity: most) { to, count in
            count = libdeflate_gzip_compress(pointer, bytes, bytes.count, to.baseAddress, to.count)
        }
        return output.isEmpty ? nil : output
    }
}
