import Glibc
import HTTPTypes
import NIOCore
import NIOHTTP1
import Pages

/// What a client is told whose request never became one: made once, since nothing of the request is known.
struct Refusals: Sendable {
    enum Reason: CaseIterable, Hashable, Sendable {
        /// 400: it is no HTTP.
        case unreadable
        /// 408: the head did not come in time.
        case tooSlow
        /// 414: the address is longer than any of ours.
        case addressTooLong
        /// 431: the head is larger than any browser's.
        case headTooLarge
        /// 503: as many connections as may be are all being answered.
        case full
    }

    struct Answer: Sendable {
        let head: HTTPResponseHead
        let body: ByteBuffer
    }

    private let answers: [Reason: (status: HTTPResponseStatus, headers: HTTPHeaders, body: ByteBuffer)]

    init(assets: AssetLinks) {
        let office = OfficeView(parent: "", name: "Balai")
        let frame = FrameView(isGovernmentAddress: false, office: office, csrf: "", assets: assets)
        answers = Dictionary(
            uniqueKeysWithValues: Reason.allCases.map { reason in
                let page = Page.problem(reason.view, in: frame)
                var headers = HTTPHeaders()
                for field in SecurityHeaders.fields(style: page.style, isPage: true) {
                    headers.add(name: field.name.rawName, value: field.value)
                }
                headers.add(name: "Content-Type", value: "text/html; charset=utf-8")
                headers.add(name: "Content-Length", value: "\(page.bytes.count)")
                headers.add(name: "Connection", value: "close")
                if reason == .full { headers.add(name: "Retry-After", value: "10") }
                return (reason, (reason.status, headers, ByteBuffer(bytes: page.bytes)))
            })
    }

    /// - Parameter number: what the client can name, and what finds the refusal in the log.
    func answer(_ reason: Reason, number: String) -> Answer {
        let answer = answers[reason]!
        var headers = answer.headers
        headers.add(name: RequestNumber.header.rawName, value: number)
        // RFC 9110 §6.6.1.
        headers.add(name: "Date", value: Refusals.date(time(nil)))
        return Answer(
            head: HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers), body: answer.body)
    }

    /// RFC 9110 §5.6.7, in the names of the C locale that the program never leaves.
    static func date(_ seconds: time_t) -> String {
        var (seconds, parts) = (seconds, tm())
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 64)
        let length = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Refusals.Reason {
    fileprivate var status: HTTPResponseStatus {
        switch self {
        case .unreadable: .badRequest
        case .tooSlow: .requestTimeout
        case .addressTooLong: .uriTooLong
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .full: .serviceUnavailable
        }
    }

    fileprivate var view: ProblemView {
        let home = [LinkView(label: "Ke halaman depan", href: "/")]
        return switch self {
        case .unreadable: .unreadable(ways: home)
        case .tooSlow: .tooSlow(ways: home)
        case .addressTooLong: .addressTooLong(ways: home)
        case .headTooLarge: .headTooLarge(ways: home)
        case .full: .tooManyVisitors(ways: home)
        }
    }
}
