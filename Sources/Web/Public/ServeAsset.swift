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

/// What machines ask: whether Balai is well, and what it has done.
enum MachinePages {
    static func health(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        { reply(await visit.web.health()) }
    }

    private static func reply(_ report: HealthReport) -> Reply {
        var reply = Reply(status: report.isHealthy ? .ok : .serviceUnavailable, type: "application/json")
        let parts = report.parts.map { "\"\($0.name)\":\"\($0.cause.map(escaped) ?? "baik")\"" }
        reply.bytes = Array(
            "{\"status\":\"\(report.isHealthy ? "baik" : "terganggu")\",\"bagian\":{\(parts.joined(separator: ","))}}\n"
                .utf8)
        return reply
    }

    static func metrics(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        Reply(type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(visit.web.assets.metrics.text().utf8))
    }

    private static func escaped(_ text: String) -> String {
        text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
    }
}
