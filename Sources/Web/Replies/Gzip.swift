import CZlib
import Synchronization

/// Compression by RFC 1952. What zlib works in is 260 KB: made anew for every page it would cost more than the work.
enum Gzip {
    /// For pages: the fastest level. Nil when zlib cannot.
    static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard let stream = idle.withLock({ $0.popLast() }) ?? DeflateStream(level: 1) else { return nil }
        let result = stream.packed(bytes)
        idle.withLock { if $0.count < mostIdle { $0.append(stream) } }
        return result
    }

    /// For what is packed once: the smallest.
    static func smallest(_ bytes: [UInt8]) -> [UInt8]? { DeflateStream(level: 9)?.packed(bytes) }

    private static let idle = Mutex<[DeflateStream]>([])
    private static let mostIdle = 8
}

/// zlib's working space. Used by one thread at a time: whoever has taken it out of the list.
private final class DeflateStream: @unchecked Sendable {
    private var stream = z_stream()

    init?(level: Int32) {
        let gzipWindow: Int32 = 15 + 16
        let code = deflateInit2_(
            &stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { return nil }
    }

    deinit { deflateEnd(&stream) }

    func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard deflateReset(&stream) == Z_OK else { return nil }
        var input = bytes
        var code = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) { to, count in
            input.withUnsafeMutableBufferPointer { from in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                code = deflate(&stream, Z_FINISH)
            }
            count = to.count - Int(stream.avail_out)
        }
        return code == Z_STREAM_END ? output : nil
    }
}
