import Synchronization
import Testing

/// A browser: keeps cookies a host, knows the token of the page it looks at, sends the headers that browsers send.
final class Browser: Sendable {
    let port: Int
    let host: String
    /// The site lives as long as somebody looks at it.
    private let site: Site
    private let state = Mutex(State())

    private struct State {
        var cookies: [String: String] = [:]
        var token: String?
        var refusedCookies: [String] = []
    }

    /// - Parameter host: the name in the address bar, without port; it always leads to the loopback.
    init(_ site: Site, host: String) {
        self.site = site
        port = site.port
        self.host = host
    }

    var authority: String { "\(host):\(port)" }
    var origin: String { "http://\(authority)" }
    var cookies: [String: String] { state.withLock { $0.cookies } }
    /// The token of the last page with a form.
    var token: String? { state.withLock { $0.token } }
    /// `Set-Cookie` lines that a browser would not have taken.
    var refusedCookies: [String] { state.withLock { $0.refusedCookies } }

    func set(_ cookie: String, _ value: String?) { state.withLock { $0.cookies[cookie] = value } }

    @discardableResult
    func get(_ path: String, headers: [(String, String)] = []) async throws -> Answer {
        try await send("GET", path, headers: headers, body: [])
    }

    /// GET, and on through redirects.
    func open(_ path: String) async throws -> Answer {
        var answer = try await get(path)
        for _ in 0..<5 where answer.status == 303 { answer = try await get(answer.location) }
        return answer
    }

    /// Sends a form with the token of the page that was looked at last.
    @discardableResult
    func post(
        _ path: String, _ fields: [(String, String)] = [], headers: [(String, String)] = []
    ) async throws -> Answer {
        let all = [("csrf", try await knownToken())] + fields
        return try await postRaw(path, all, headers: headers)
    }

    /// Sends exactly these fields.
    func postRaw(_ path: String, _ fields: [(String, String)], headers: [(String, String)] = []) async throws -> Answer
    {
        let body = fields.map { "\(Browser.encoded($0.0))=\(Browser.encoded($0.1))" }.joined(separator: "&")
        return try await send(
            "POST", path, headers: posted + [("Content-Type", "application/x-www-form-urlencoded")] + headers,
            body: Array(body.utf8))
    }

    /// Sends a form with files.
    @discardableResult
    func upload(_ path: String, _ fields: [(String, String)] = [], files: [Upload]) async throws -> Answer {
        let form = MultipartForm([("csrf", try await knownToken())] + fields, files: files)
        return try await send(
            "POST", path, headers: posted + [("Content-Type", MultipartForm.contentType)], body: form.bytes)
    }

    /// Sends a request as it stands; cookies and the host are added.
    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8], length: Int? = nil
    ) async throws -> Answer {
        let head = head(method, path, headers, length: method == "POST" ? length ?? body.count : nil)
        let answer = try Answer(try await Wire.exchange(head + body, port: port))
        note(answer)
        return answer
    }

    /// The head of a request, with this browser's cookies.
    func head(_ method: String, _ path: String, _ headers: [(String, String)], length: Int?) -> [UInt8] {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n"
        let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        if !jar.isEmpty { head += "Cookie: \(jar)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let length { head += "Content-Length: \(length)\r\n" }
        return Array((head + "\r\n").utf8)
    }

    private var posted: [(String, String)] { [("Origin", origin), ("Sec-Fetch-Site", "same-origin")] }

    private func knownToken() async throws -> String {
        if let token { return token }
        _ = try await open("/masuk")
        return try #require(token, "no page with a form has been seen")
    }

    private func note(_ answer: Answer) {
        state.withLock { state in
            if answer.isPage, let token = answer.token, !token.isEmpty { state.token = token }
            for line in answer.all("set-cookie") {
                guard let cookie = SentCookie(line), cookie.isTakenByBrowsers else {
                    state.refusedCookies.append(line)
                    continue
                }
                state.cookies[cookie.name] = cookie.isDeletion ? nil : cookie.value
                // Another session has other tokens.
                if cookie.name == "__Host-sesi" { state.token = nil }
            }
        }
    }

    private static let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".utf8)

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            if safe.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// A `Set-Cookie` line taken apart.
struct SentCookie {
    let name: String
    let value: String
    let attributes: [String]

    init?(_ line: String) {
        let parts = line.split(separator: ";").map { String($0.drop { $0 == " " }) }
        guard let pair = parts.first, let sign = pair.firstIndex(of: "=") else { return nil }
        name = String(pair[..<sign])
        value = String(pair[pair.index(after: sign)...])
        attributes = Array(parts.dropFirst())
    }

    var isDeletion: Bool { value.isEmpty || attributes.contains("Max-Age=0") }

    /// RFC 6265bis §4.1.3.2: `__Host-` wants Secure, Path=/ and no Domain.
    var isTakenByBrowsers: Bool {
        !name.hasPrefix("__Host-")
            || (attributes.contains("Secure") && attributes.contains("Path=/")
                && !attributes.contains { $0.lowercased().hasPrefix("domain") })
    }
}
