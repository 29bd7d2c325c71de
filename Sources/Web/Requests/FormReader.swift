import HTTPTypes
import Hummingbird
import Multipart
import NIOCore
import Services

/// Reads the body of a POST: a plain form, or one with files, which go to the spool as they come.
struct FormReader {
    let web: WebServices
    /// Whether the route's form has papers; another's body is small.
    let takesFiles: Bool
    /// What the form's token must belong to, before any file is taken.
    let cookie: String
    let owner: BodyRoom.Owner

    private static let plainBody = 1024 * 1024
    /// Bytes of a form without files that always have room.
    static let smallForm = 16 * 1024
    /// How much of a file that is too large is still read, in bytes, for the sake of what comes after it.
    private static let patience = 1024 * 1024

    /// - Throws: `WebTrouble.tooBig`, `WebTrouble.tooSlow`; `MultipartError` or `BodyRoom.Full` in an `UnsentForm`;
    ///   `FormBodyError`.
    func read(_ request: Request) async throws -> Form {
        let largest = takesFiles ? web.configuration.largestBody : FormReader.plainBody
        let length = request.headers[.contentLength].flatMap(Int.init)
        if let length, length > largest { throw WebTrouble.tooBig }
        var body = BodyReading(request)
        let type = request.headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("multipart/form-data") { return try await multipart(&body, type, largest) }
        let room = web.rooms.forms.share(of: owner)
        var bytes: [UInt8] = []
        while let part = try await body.next() {
            bytes += part.readableBytesView
            if bytes.count > FormReader.plainBody { throw WebTrouble.tooBig }
            if bytes.count > FormReader.smallForm { try room.take(part.readableBytes) }
        }
        // A form that was cut off reads like a shorter one.
        if let length, bytes.count < length { throw MultipartError.truncated }
        var form = Form()
        form.shares = [room]
        for field in try FormBody(bytes).fields { form.fields.add(field.value, to: field.name) }
        return form
    }

    private func multipart(_ body: inout BodyReading, _ type: String, _ largest: Int) async throws -> Form {
        // How large one file may be is said at its field, so that it does not end the form.
        let limits = MultipartLimits(totalBytes: largest, fileBytes: largest)
        var parser = try MultipartParser(contentType: type, limits: limits)
        var part = PartIntake(
            spool: web.spool, largestFile: web.configuration.largestFile, disk: web.rooms.uploads.share(of: owner),
            memory: web.rooms.forms.share(of: owner), keepsFiles: keepsFiles)
        do {
            while let buffer = try await body.next() {
                for event in try parser.feed(Array(buffer.readableBytesView)) { try await part.take(event) }
                if part.excess > FormReader.patience { return part.formSoFar() }
            }
            try parser.finish()
        } catch let error as MultipartError {
            throw UnsentForm(cause: error, form: part.form)
        } catch let full as BodyRoom.Full {
            throw UnsentForm(cause: full, form: part.form)
        }
        return part.form
    }

    /// A file is worth a disk only from who has seen the form: its token stands in it first.
    private func keepsFiles(_ fields: FormFields) -> Bool {
        takesFiles && FormToken.isValid(fields["csrf"] ?? "", for: cookie, keyring: web.environment.keyring)
    }
}

/// The bytes of a request as they come.
private struct BodyReading {
    private var iterator: RequestBody.AsyncIterator

    init(_ request: Request) { iterator = request.body.makeAsyncIterator() }

    /// - Throws: `MultipartError.truncated` when the connection broke; what `RequestCut` says of a body that was cut off.
    mutating func next() async throws -> ByteBuffer? {
        do {
            return try await iterator.next()
        } catch RequestCut.tooSlow {
            throw WebTrouble.tooSlow
        } catch RequestCut.tooLong {
            throw WebTrouble.tooBig
        } catch {
            throw MultipartError.truncated
        }
    }
}
