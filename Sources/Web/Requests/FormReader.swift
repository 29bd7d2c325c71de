import HTTPTypes
import Hummingbird
import Multipart
import NIOCore
import Services

/// Reads the body of a POST: a plain form, or one with files.
struct FormReader {
    let web: WebServices
    /// Whether the route's form has papers; another's body is small.
    let takesFiles: Bool

    private static let plainBody = 1024 * 1024

    /// - Throws: `WebTrouble.tooBig`; `MultipartError`; `FormBodyError`.
    func read(_ request: Request, for place: Place) async throws -> Form {
        let largest = takesFiles ? web.configuration.largestBody : FormReader.plainBody
        if let length = request.headers[.contentLength].flatMap(Int.init), length > largest { throw WebTrouble.tooBig }
        let type = request.headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("multipart/form-data") {
            return try await multipart(request, type, largest)
        }
        var bytes: [UInt8] = []
        for try await part in request.body {
            bytes += part.readableBytesView
            if bytes.count > 1024 * 1024 { throw WebTrouble.tooBig }
        }
        var form = Form()
        for field in try FormBody(bytes).fields { form.fields.add(field.value, to: field.name) }
        return form
    }

    private func multipart(_ request: Request, _ type: String, _ largest: Int) async throws -> Form {
        var limits = MultipartLimits()
        limits.totalBytes = largest
        var parser = try MultipartParser(contentType: type, limits: limits)
        var form = Form()
        var part = PartReading()
        for try await buffer in request.body {
            for event in try parser.feed(Array(buffer.readableBytesView)) { try part.take(event, into: &form) }
        }
        try parser.finish()
        return form
    }
}

/// The part that is being read.
private struct PartReading {
    private var head: PartHead?
    private var bytes: [UInt8] = []

    mutating func take(_ event: MultipartEvent, into form: inout Form) throws {
        switch event {
        case .begin(let begun):
            head = begun
            bytes = []
        case .body(let slice): bytes += slice
        case .end:
            guard let head else { return }
            if head.isFile {
                let name = head.filename ?? ""
                if !name.isEmpty || !bytes.isEmpty {
                    form.files.append(.init(field: head.name, name: name, bytes: bytes))
                }
            } else {
                form.fields.add(try FormText.decode(bytes), to: head.name)
            }
            self.head = nil
        case .finish: break
        }
    }
}
