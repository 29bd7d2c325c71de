import HTTPTypes
import Store
import Synchronization

/// The headers of every answer. The one inline style, the office's colour, is allowed by its hash. Pages of the desk may
/// load a script from here, which is never an uploaded file: those are sent as what they are, and browsers are told not to
/// guess. No other page has one.
enum SecurityHeaders {
    private static let hashes = Mutex<[String: String]>([:])

    private static let always: HTTPFields = {
        var fields = HTTPFields()
        fields[HTTPField.Name("X-Content-Type-Options")!] = "nosniff"
        // Not `no-referrer`: with it browsers send `Origin: null` with a form, which is refused as a stranger's.
        fields[HTTPField.Name("Referrer-Policy")!] = "same-origin"
        fields[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
        // A village's host is a same-site sibling, and gets our cookies when it shows a picture of ours: it may not.
        fields[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
        fields[HTTPField.Name("Permissions-Policy")!] = "camera=(), geolocation=(), microphone=()"
        return fields
    }()

    static func fields(style: String, isPage: Bool, hasScript: Bool = false) -> HTTPFields {
        var fields = always
        fields[.contentSecurityPolicy] =
            isPage
            ? """
            default-src 'none'; \(hasScript ? "script-src 'self'; " : "")style-src 'self' 'sha256-\(hash(of: style))'; \
            img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """ : "default-src 'none'; sandbox; frame-ancestors 'none'"
        if isPage { fields[.cacheControl] = "no-store" }
        return fields
    }

    private static func hash(of style: String) -> String {
        if let known = hashes.withLock({ $0[style] }) { return known }
        let made = Base64.text(Digest.sha256(style))
        hashes.withLock { $0[style] = made }
        return made
    }
}

/// RFC 4648 §4, for the hashes of the policy.
enum Base64 {
    private static let symbols = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let symbol = symbols[bits >> (18 - 6 * place) & 63]
                result.append(place <= group.count ? symbol : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
