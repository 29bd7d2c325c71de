public import HTTPTypes
import Hummingbird
public import Services
import Store

/// One address of the site: how it is asked for, who may, and what answers.
public struct Route: Sendable {
    /// Under which addresses a route is found.
    public enum Scope: Sendable, Hashable {
        /// An office's own pages: at its host, and below `/k/<slug>` on the regency's.
        case office
        /// Once a host, whatever the office.
        case host
        /// On the regency's host only: the desk.
        case regency
    }

    /// What answers.
    enum Handler: Sendable {
        /// A page: drawn within the read transaction in which the front door found office and person.
        case page(@Sendable (Visit, any ReadTransaction) throws -> Reply)
        /// What is found in that transaction and fetched after it: a file, or a picture of it.
        case fetch(@Sendable (Visit, any ReadTransaction) throws -> Fetch)
        /// What a machine asks, whatever the office and whoever asks: it is answered also where nothing can be read.
        case probe(@Sendable (WebServices) async -> Reply)
        /// An act, with transactions of its own.
        case act(@Sendable (Visit) async throws -> Reply)
    }

    typealias Fetch = @Sendable () async throws -> Reply

    public let method: HTTPRequest.Method
    /// With parameters in braces: `/layanan/{sop}`.
    public let path: String
    public let scope: Scope
    /// What one must be allowed to, as far as the address alone tells; the use case judges the rest.
    public let permission: Permission
    let handler: Handler

    static func get(
        _ path: String, _ scope: Scope, _ permission: Permission,
        _ page: @escaping @Sendable (Visit, any ReadTransaction) throws -> Reply
    ) -> Route {
        Route(method: .get, path: path, scope: scope, permission: permission, handler: .page(page))
    }

    static func get(
        _ path: String, _ scope: Scope, _ permission: Permission,
        fetching fetch: @escaping @Sendable (Visit, any ReadTransaction) throws -> Fetch
    ) -> Route {
        Route(method: .get, path: path, scope: scope, permission: permission, handler: .fetch(fetch))
    }

    static func probe(_ path: String, _ ask: @escaping @Sendable (WebServices) async -> Reply) -> Route {
        Route(method: .get, path: path, scope: .host, permission: .everyone, handler: .probe(ask))
    }

    static func post(
        _ path: String, _ scope: Scope, _ permission: Permission,
        _ act: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .post, path: path, scope: scope, permission: permission, handler: .act(act))
    }

    /// Where one waits for a page that reads through many rows, so that a flood of it leaves readers for the others: the
    /// search through every office, and at the desk lists of cases and books, and the report of the offices below. What
    /// measures has a line of its own: a flood does not blind whoever watches over it. nil: nowhere.
    func turnstile(for request: Request, _ web: WebServices) -> Turnstile? {
        switch path {
        case "/": FormFields(query: request.uri.query ?? "")["q"] == nil ? nil : web.searches
        case "/metrics": web.readings
        case "/meja", "/meja/{meja}/permohonan", "/meja/{meja}/buku/{buku}",
            "/meja/{meja}/buku/{buku}/salinan", "/meja/{meja}/laporan-bawahan", "/meja/{meja}/laporan-bawahan/csv":
            web.lists
        default: nil
        }
    }

    /// Whether its form may carry papers, an SOP file, a logo or a list.
    var takesFiles: Bool {
        path.hasSuffix("/{layar}") || path.contains("/tugas/")
            || ["/sop/periksa", "/kantor/logo", "/kantor/daftar", "/kalender", "/libur-nasional"].contains {
                path.hasSuffix($0)
            }
    }

    /// The router's paths.
    var paths: [String] {
        switch scope {
        case .office: [path, "/k/{kantor}" + (path == "/" ? "" : path)]
        case .host, .regency: [path]
        }
    }
}
