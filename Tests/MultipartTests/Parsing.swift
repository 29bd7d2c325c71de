import Multipart

let boundary = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
let contentType = "multipart/form-data; boundary=\(boundary)"

/// What a form held, its pieces put together.
struct Received: Equatable {
    struct Part: Equatable {
        var head: PartHead
        var content: [UInt8] = []
        var text: String { String(decoding: content, as: UTF8.self) }
    }

    var parts: [Part] = []
    var ended = 0
    var finished = false

    mutating func take(_ event: MultipartEvent) {
        switch event {
        case .begin(let head): parts.append(Part(head: head))
        case .body(let bytes): parts[parts.count - 1].content += bytes
        case .end: ended += 1
        case .finish: finished = true
        }
    }
}

/// Reads a body whose bytes come in these pieces.
func receive(
    _ pieces: [ArraySlice<UInt8>], limits: MultipartLimits = MultipartLimits(), contentType: String = contentType
) throws(MultipartError) -> Received {
    var parser = try MultipartParser(contentType: contentType, limits: limits)
    var received = Received()
    for piece in pieces {
        for event in try parser.feed(piece) { received.take(event) }
    }
    try parser.finish()
    return received
}

func receive(_ body: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) -> Received {
    try receive([Array(body.utf8)[...]], limits: limits)
}

/// One part under the common boundary, with this value of Content-Disposition.
func form(_ disposition: String, content: String = "isi") -> String {
    "--\(boundary)\r\nContent-Disposition: \(disposition)\r\n\r\n\(content)\r\n--\(boundary)--\r\n"
}

/// What reading a body comes to: the parts, or the error.
enum Outcome: Equatable {
    case read(Received)
    case refused(MultipartError)

    init(_ pieces: [ArraySlice<UInt8>]) {
        do {
            self = .read(try receive(pieces))
        } catch {
            self = .refused(error)
        }
    }
}
