import HTTPTypes
import Hummingbird
import Services
import Store

/// `/logo/{berkas}`: an office's logo in one of its sizes. Its address holds its hash, so that browsers keep it for good;
/// here it is kept in memory too, since every first visit asks for it.
enum ServeLogo {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (web, file) = (visit.web, visit.parameter("berkas"))
        guard let blob = try ReadLogo(web.environment, web.blobs)(file, in: transaction) else {
            throw WebTrouble.notFound
        }
        return {
            let bytes: [UInt8]
            do {
                bytes = try await web.logos.bytes(of: blob, web.blobs)
            } catch let failure as BlobFailure where failure.isLoss {
                throw WebTrouble.notFound
            }
            var reply = Reply(type: "image/jpeg", bytes: bytes)
            reply.headers = [(.cacheControl, "public, max-age=31536000, immutable")]
            return reply
        }
    }
}
