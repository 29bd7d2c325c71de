import HTTPTypes

/// What may be asked of an address, read off the route table: for requests that no route answers, and for links to the
/// page that a form stood on.
struct SiteAddresses: Sendable {
    static let all = SiteAddresses(Routes.all)

    private struct Entry {
        /// nil: a parameter.
        let parts: [Substring?]
        let method: HTTPRequest.Method

        func matches(_ path: [Substring]) -> Bool {
            parts.count == path.count && zip(parts, path).allSatisfy { $0 == nil || $0 == $1 }
        }
    }

    private let entries: [Entry]

    init(_ routes: [Route]) {
        entries = routes.flatMap { route in
            route.paths.map { path in
                Entry(
                    parts: path.split(separator: "/").map { $0.hasPrefix("{") ? nil : $0 }, method: route.method)
            }
        }
    }

    /// HEAD goes with GET (RFC 9110 §9.3.2). Empty where there is no such address.
    func methods(of path: some StringProtocol) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/").map { Substring($0) }
        let fitting = entries.filter { $0.matches(parts) }
        // As the router does: a word stands before a parameter, from the left.
        let nearest = fitting.max { left, right in
            zip(left.parts, right.parts).first { ($0 == nil) != ($1 == nil) }.map { $0.0 == nil } ?? false
        }
        let known = fitting.filter { $0.parts == nearest?.parts }.map(\.method)
        return [.get, .head, .post].filter { known.contains($0 == .head ? .get : $0) }
    }

    /// The nearest page at or above an address: that of the form which is sent there.
    func page(at path: some StringProtocol) -> String {
        var parts = path.split(separator: "/")
        while !parts.isEmpty {
            let here = "/" + parts.joined(separator: "/")
            if methods(of: here).contains(.get) { return here }
            parts.removeLast()
        }
        return "/"
    }
}
