import HTTPTypes
import Hummingbird

/// The site's cookies. `__Host-`: bound to this host and path `/`, over TLS only (browsers count loopback as safe).
enum Cookies {
    static let session = "__Host-sesi"
    /// Binds the forms of somebody who is not signed in, and owns their drafts.
    static let form = "__Host-isian"
    /// A browser in which an account has logged in before.
    static let device = "__Host-peramban"
    /// The one message after a redirect.
    static let flash = "__Host-kabar"

    /// A `Set-Cookie` line. SameSite=Lax keeps links from mails working; the form token protects what it does not.
    static func line(_ name: String, _ value: String, maxAge: Int? = nil) -> String {
        let age = maxAge.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax\(age)"
    }
}

/// The cookies of a request, as they were sent.
struct SentCookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    init(_ request: Request) {
        pairs = request.headers[values: .cookie].flatMap { line in
            line.utf8.split(separator: UInt8(ascii: ";")).compactMap { pair in
                let pair = pair.drop { $0 == UInt8(ascii: " ") }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
                return (Substring(pair[..<equals]), Substring(pair[pair.index(after: equals)...]))
            }
        }
    }

    subscript(name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }
}
