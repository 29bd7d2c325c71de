import HTTPTypes
import Hummingbird
import Logging

/// Gives each request its number, counts it, and writes its one line in the log: the route's pattern and never the
/// address, nothing that somebody typed, and nobody's network address.
struct RequestLog: RouterMiddleware {
    let web: WebServices
    let logger: Logger

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        context.note.begin(
            RequestNumber.of(request, from: context.peer, trusting: web.configuration.trustedProxies))
        do {
            var response = try await next(request, context)
            response.headers[RequestNumber.header] = context.note.number
            note(request, context.note, status: response.status.code, took: ContinuousClock.now - started)
            return response
        } catch {
            let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
            note(request, context.note, status: status.code, took: ContinuousClock.now - started)
            throw error
        }
    }

    private func note(_ request: Request, _ note: RequestNote, status: Int, took: Duration) {
        // A method is whatever somebody sends.
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "lain"
        let route = note.route.map { "\(request.method == .post ? "POST" : "GET") \($0)" } ?? "lain"
        web.assets.metrics.note(route, status: status, took: took)
        var facts: Logger.Metadata = [
            "method": "\(method)", "route": "\(note.route ?? "lain")", "status": "\(status)",
            "ms": "\(took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000)",
        ]
        facts["office"] = note.office.map { "\($0)" }
        note.marking(logger).info("permintaan", metadata: facts)
    }

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect,
    ]
}
