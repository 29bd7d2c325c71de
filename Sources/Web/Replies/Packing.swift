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
            if request.headers[.acceptEncoding]?.contains("gzip") == true, let packed = Gzip.packed(bytes) {
                fields[.contentEncoding] = "gzip"
                body = packed
            }
        }
        return Response(
            status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
