public import HTTPTypes
public import Services

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

    typealias Handler = @Sendable (Visit) async throws -> Reply

    public let method: HTTPRequest.Method
    /// With parameters in braces: `/layanan/{sop}`.
    public let path: String
    public let scope: Scope
    /// What one must be allowed to, as far as the address alone tells; the use case judges the rest.
    public let permission: Permission
    let handler: Handler

    init(
        _ method: HTTPRequest.Method, _ path: String, _ scope: Scope, _ permission: Permission,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.scope = scope
        self.permission = permission
        self.handler = handler
    }

    /// Whether its form may carry papers.
    var takesFiles: Bool { path.hasSuffix("/{layar}") || path.contains("/tugas/") }

    /// The router's paths.
    var paths: [String] {
        switch scope {
        case .office: [path, "/k/{kantor}" + (path == "/" ? "" : path)]
        case .host, .regency: [path]
        }
    }
}
