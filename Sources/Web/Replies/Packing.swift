import CZlib
import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses what is worth it (gzip, level 1) and makes the response.
enum Packing {
    static func response(
        status: HTTPResponse.Status, type: String, bytes: [UInt8], fields: HTTPFields, request: Request
    ) -> Response {
        var fields = fields
        if !bytes.isEmpty { fields[.contentType] = type }
        var body = bytes
        let isText = type.hasPrefix("text/") || type.hasPrefix("image/svg") || type.hasPrefix("application/json")
        if isText, bytes.count > 512 {
            fields[.vary] = "Accept-Encoding"
            if request.headers[.acceptEncoding]?.contains("gzip") == true, let packed = gzip(bytes, level: 1) {
                fields[.contentEncoding] = "gzip"
                body = packed
            }
        }
        return Response(
            status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// RFC 1952; nil when zlib cannot.
    static func gzip(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
        var stream = z_stream()
        let window: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        var input = bytes
        let code = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard code == Z_STREAM_END else { return nil }
        return Array(output[..<Int(stream.total_out)])
    }
}
