/// What the server answered, as a browser reads it.
struct Answer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    /// Head and body, as they came over the wire.
    let wireBytes: Int

    struct Unreadable: Error {
        let bytes: [UInt8]
    }

    init(_ bytes: [UInt8]) throws {
        wireBytes = bytes.count
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw Unreadable(bytes: bytes) }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let first = lines.first?.split(separator: " ") ?? []
        guard first.count >= 2, first[0] == "HTTP/1.1", let code = Int(first[1]) else { throw Unreadable(bytes: bytes) }
        status = code
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " }))
        }
        let rest = Array(bytes[end.upperBound...])
        let isChunked = headers.contains { $0.name == "transfer-encoding" && $0.value.lowercased() == "chunked" }
        body = isChunked ? try Answer.unchunked(rest) : rest
    }

    var text: String { String(decoding: body, as: UTF8.self) }
    var location: String { self["location"] ?? "" }
    var type: String { self["content-type"] ?? "" }
    var isPage: Bool { type.hasPrefix("text/html") }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }

    /// The text with entities read, as a person sees it.
    var words: String {
        [
            ("<wbr>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#34;", "\""),
            ("&amp;", "&"),
        ]
        .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// The token of the first form.
    var token: String? { value(after: "name=csrf value=\"") }
    /// The version of the case that the first form acts on.
    var version: String? { value(after: "name=versi value=\"") }

    /// What stands between a mark and the next quote.
    func value(after mark: String) -> String? {
        text.firstRange(of: mark).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
    }

    /// Every address that a link or a form of the page leads to.
    var links: [String] {
        ["href=\"", "action=\"", "src=\""].flatMap { mark in
            words.split(separator: mark, omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
        }
    }

    private static func unchunked(_ bytes: [UInt8]) throws -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let end = rest.firstRange(of: Array("\r\n".utf8)) {
            let size = String(decoding: rest[..<end.lowerBound], as: UTF8.self).prefix { $0 != ";" }
            guard let count = Int(size, radix: 16), rest[end.upperBound...].count >= count else { break }
            if count == 0 { return result }
            result += rest[end.upperBound..<end.upperBound + count]
            rest = rest[(end.upperBound + count + 2)...]
        }
        throw Unreadable(bytes: bytes)
    }
}
