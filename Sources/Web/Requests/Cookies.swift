import HTTPTypes
import Hummingbird

/// The site's cookies. `__Host-`: bound to this host and path `/`, over TLS only (browsers count loopback as safe).
enum Cookies {
    static let session = "__Host-sesi"
    /// Binds the forms of somebody who is not signed in, and owns their drafts.
    static let form = "__Host-isian"
    /// A browser in which an account has logged in before.
    static let device = "__Host-peramban"
    /// Says that single keys do nothing at the desk.
    static let keys = "__Host-pintasan"
    /// The one message after a redirect.
    static let flash = "__Host-kabar"

    /// A `Set-Cookie` line. SameSite=Lax keeps links from mails working; the form token protects what it does not.
    static func line(_ name: String, _ value: String, maxAge: Int? = nil) -> String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }
}

extension SentCookies {
    init(_ request: Request) { self.init(lines: request.headers[values: .cookie]) }
}
