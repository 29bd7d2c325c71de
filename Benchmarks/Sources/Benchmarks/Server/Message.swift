/// A request, as bytes that can be sent again and again.
struct Message {
    let bytes: [UInt8]

    static func get(_ path: String, port: Int, headers: [String: String] = [:]) -> Message {
        Message("GET", path, port: port, headers: headers, body: [])
    }

    /// A form without files.
    static func form(_ path: String, _ fields: [(String, String)], port: Int, headers: [String: String]) -> Message {
        let body = fields.map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
        return Message(
            "POST", path, port: port,
            headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 },
            body: Array(body.utf8))
    }

    /// A form with one file.
    static func upload(
        _ path: String, _ fields: [(String, String)], file: (field: String, name: String, bytes: [UInt8]), port: Int,
        headers: [String: String]
    ) -> Message {
        let boundary = "batas-isian"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head = "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
        body += Array("--\(boundary)\r\n\(head)\r\nContent-Type: application/octet-stream\r\n\r\n".utf8) + file.bytes
        body += Array("\r\n--\(boundary)--\r\n".utf8)
        return Message(
            "POST", path, port: port,
            headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)"].merging(headers) { $1 }, body: body)
    }

    /// The head of a request, up to the middle of a line of it.
    static func halfHead(port: Int) -> Message { part("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nX-Pelan: ") }

    /// A form of which nothing has come yet.
    static func halfForm(_ path: String, port: Int) -> Message {
        let type = "application/x-www-form-urlencoded"
        let head = [
            "POST \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Content-Type: \(type)", "Content-Length: 90000",
        ]
        return part(head.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    /// Any bytes of a request.
    static func part(_ text: String) -> Message { Message(Array(text.utf8)) }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private init(_ method: String, _ path: String, port: Int, headers: [String: String], body: [UInt8]) {
        var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        if method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        bytes = Array((head + "\r\n").utf8) + body
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// What came back.
struct Answer {
    let status: Int
    /// Names in lower case.
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
