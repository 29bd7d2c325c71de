import HTTPTypes
import Hummingbird
import Store

/// An embedded file, for good: its address holds its hash.
enum ServeAsset {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        guard let asset = visit.web.assets.asset(at: "/aset/\(visit.parameter("berkas"))") else {
            throw WebTrouble.notFound
        }
        let takesGzip = visit.request.headers[.acceptEncoding]?.contains("gzip") == true
        var reply = Reply(type: asset.type, bytes: takesGzip ? asset.packed ?? asset.bytes : asset.bytes)
        reply.isPacked = takesGzip && asset.packed != nil
        reply.headers = [(.cacheControl, "public, max-age=31536000, immutable"), (.vary, "Accept-Encoding")]
        return reply
    }
}
