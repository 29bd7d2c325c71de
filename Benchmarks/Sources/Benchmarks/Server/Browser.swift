/// Somebody who walks through the site: keeps cookies, follows redirects, sends the forms of the pages.
final class Browser {
    let server: ServerProcess
    private(set) var page = Answer(status: 0, headers: [], body: [])
    /// Where the last redirect led.
    private(set) var path = "/"
    private var cookies: [String: String] = [:]
    private var connection: Connection

    init(_ server: ServerProcess) throws {
        self.server = server
        connection = try Connection(port: server.port)
    }

    /// Signs in as an officer of the demo.
    init(_ server: ServerProcess, username: String, password: String) throws {
        self.server = server
        connection = try Connection(port: server.port)
        try open("/masuk")
        try send("/masuk", ["pengenal": username, "sandi": password])
        guard cookies["__Host-sesi"] != nil else { throw BenchmarkTrouble("\(username) was not let in") }
    }

    /// What this browser sends along with every request, beside a load's own headers.
    var headers: [String: String] {
        cookies.isEmpty
            ? [:]
            : ["Cookie": cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
    }

    /// The token of the forms of this page.
    var token: String { value(after: "name=csrf value=\"") ?? "" }

    func open(_ path: String) throws {
        page = try take(connection.exchange(.get(path, port: server.port, headers: headers)))
        self.path = path
        if let next = page.header("location") { try open(next) }
        guard page.status == 200 else { throw BenchmarkTrouble("GET \(path): status \(page.status)") }
    }

    /// Sends a form and follows where it leads.
    func send(_ path: String, _ fields: [String: String]) throws { try follow(form(path, fields)) }

    func send(_ path: String, file: [UInt8], as field: String) throws {
        try follow(
            .upload(
                path, [("csrf", token)], file: (field, "\(field).pdf", file), port: server.port, headers: headers))
    }

    /// The form, to be sent later, by a load.
    func form(_ path: String, _ fields: [String: String]) -> Message {
        .form(
            path, [("csrf", token)] + fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, port: server.port,
            headers: headers)
    }

    /// Where the page leads, in its order.
    var links: [String] {
        page.text.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// What stands on the page between this and the next quotation mark.
    func value(after mark: String) -> String? {
        guard let range = page.text.firstRange(of: mark) else { return nil }
        return String(page.text[range.upperBound...].prefix { $0 != "\"" })
    }

    private func follow(_ message: Message) throws {
        page = try take(connection.exchange(message))
        guard page.status == 303, let next = page.header("location") else {
            throw BenchmarkTrouble("POST from \(path): status \(page.status): \(page.text.prefix(3000))")
        }
        try open(next)
    }

    private func take(_ answer: Answer) -> Answer {
        for header in answer.headers where header.name == "set-cookie" {
            let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard let name = pair.first else { continue }
            cookies[String(name)] = pair.count == 2 ? String(pair[1]) : nil
        }
        return answer
    }
}
