import Multipart

/// The first byte is how long a piece is; the rest is the body. Whatever comes, reading it in pieces must come to the
/// same as reading it at once, and the events must follow their grammar.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first else { return 0 }
    let body = bytes.dropFirst()
    // The same bytes as a header: it comes from strangers too.
    _ = try? MultipartParser(contentType: "multipart/form-data; " + String(decoding: body.prefix(200), as: UTF8.self))

    let whole = outcome(of: body, by: max(body.count, 1))
    let cut = outcome(of: body, by: Int(first) + 1)
    precondition(whole == cut, "the pieces changed what was read")
    return 0
}

private let limits = MultipartLimits(
    totalBytes: 4096, parts: 8, files: 5, headerBytes: 256, fieldBytes: 64, fileBytes: 512)

private enum Reading: Equatable {
    case parts([Part])
    case refused(MultipartError)
}

private struct Part: Equatable {
    var head: PartHead
    var content: [UInt8]
}

private func outcome(of body: ArraySlice<UInt8>, by size: Int) -> Reading {
    do {
        var parser = try MultipartParser(contentType: "multipart/form-data; boundary=b", limits: limits)
        var parts: [Part] = []
        var inside = false
        var finished = false
        var rest = body
        while !rest.isEmpty {
            for event in try parser.feed(rest.prefix(size)) {
                precondition(!finished, "an event after the end")
                switch event {
                case .begin(let head):
                    precondition(!inside && !head.name.isEmpty && !head.name.utf8.contains(0))
                    parts.append(Part(head: head, content: []))
                    inside = true
                case .body(let bytes):
                    precondition(inside && !bytes.isEmpty)
                    parts[parts.count - 1].content += bytes
                    let limit = parts[parts.count - 1].head.isFile ? limits.fileBytes : limits.fieldBytes
                    precondition(parts[parts.count - 1].content.count <= limit)
                case .end:
                    precondition(inside)
                    inside = false
                case .finish:
                    precondition(!inside)
                    finished = true
                }
            }
            rest = rest.dropFirst(size)
        }
        try parser.finish()
        precondition(finished && parts.count <= limits.parts && parts.count { $0.head.isFile } <= limits.files)
        return .parts(parts)
    } catch {
        // Which of two limits is met first may hang on the pieces: the whole body is counted by the piece.
        if case .bodyTooLarge = error { return .refused(.bodyTooLarge(limit: 0)) }
        return body.count > limits.totalBytes ? .refused(.bodyTooLarge(limit: 0)) : .refused(error)
    }
}
