import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Services
import Store

/// What a handler answers.
struct Reply: Sendable {
    var status: HTTPResponse.Status = .ok
    var type = "text/html; charset=utf-8"
    var bytes: [UInt8] = []
    /// In place of `bytes`: what is written while it is read.
    var stream: ResponseBody?
    var headers: [(HTTPField.Name, String)] = []
    var cookies: [String] = []
    /// Of a page: its inline style, which the policy allows by its hash.
    var style = ""
    /// Of a page: it loads the desk's script.
    var hasScript = false
    /// The bytes are gzip already.
    var isPacked = false
    /// Set by the front door for somebody who has no cookie yet.
    var setsFormCookie: String?

    var isPage: Bool { type.hasPrefix("text/html") }

    static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, bytes: page.bytes, style: page.style, hasScript: page.hasScript)
    }

    /// 303: the browser asks for that address next, and asking for it again repeats nothing.
    static func redirect(to path: String, flash: String? = nil) -> Reply {
        var reply = Reply(status: .seeOther)
        reply.headers = [(.location, path)]
        if let flash { reply.cookies.append(Cookies.line(Cookies.flash, Flash.encode(flash), maxAge: 60)) }
        return reply
    }

    /// Bytes that are not a page: a document, a picture.
    static func bytes(_ bytes: [UInt8], type: String) -> Reply {
        var reply = Reply(type: type, bytes: bytes)
        reply.headers = [(.cacheControl, "no-store")]
        return reply
    }

    /// A stored file, a piece of it in memory at a time. Where it proves to be altered the answer breaks off before its
    /// end, and the browser says that the download failed.
    static func file(_ content: BlobContent, size: Int, type: String) -> Reply {
        var reply = Reply.bytes([], type: type)
        reply.stream = ResponseBody(contentLength: size) { writer in
            for try await piece in content { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
        return reply
    }

    /// A file that lies in the spool, a piece of it in memory at a time.
    static func spooled(_ file: SpooledFile, type: String) -> Reply {
        var reply = Reply.bytes([], type: type)
        reply.stream = ResponseBody(contentLength: file.size) { writer in
            try await file.forEachPiece { try await writer.write(ByteBuffer(bytes: $0)) }
            try await writer.finish(nil)
        }
        return reply
    }

    /// For machines: no cookies, nothing packed.
    func bareResponse() -> Response {
        var fields = SecurityHeaders.fields(style: "", isPage: false)
        fields[.cacheControl] = "no-store"
        fields[.contentType] = type
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func response(for visit: Visit) -> Response {
        var fields = SecurityHeaders.fields(style: style, isPage: type.hasPrefix("text/html"), hasScript: hasScript)
        for (name, value) in headers { fields[name] = value }
        for cookie in cookies { fields.append(HTTPField(name: .setCookie, value: cookie)) }
        if let setsFormCookie {
            fields.append(
                HTTPField(name: .setCookie, value: Cookies.line(Cookies.form, setsFormCookie, maxAge: 2_592_000)))
        }
        if visit.cookies[Cookies.flash] != nil, visit.request.method == .get, type.hasPrefix("text/html") {
            fields.append(HTTPField(name: .setCookie, value: Cookies.line(Cookies.flash, "", maxAge: 0)))
        }
        if let stream {
            fields[.contentType] = type
            return Response(status: status, headers: fields, body: stream)
        }
        if isPacked {
            fields[.contentType] = type
            fields[.contentEncoding] = "gzip"
            return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        return Packing.response(status: status, type: type, bytes: bytes, fields: fields, request: visit.request)
    }
}
