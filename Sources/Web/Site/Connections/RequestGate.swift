import NIOCore
import NIOHTTP1

/// Why the rest of a request is not read.
enum RequestCut: Error, Hashable {
    /// The client was silent too long, or is slower than any line; or its place was needed.
    case tooSlow
    /// Its body is larger than any that is read.
    case tooLong
}

/// Stands behind the parser of a connection: refuses heads that no browser sends, cuts off bodies, and tells
/// `Connections` whether the connection waits for its client. A refusal comes in its turn, after the answers that are owed.
final class RequestGate: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: Limits
    private let largestBody: Int
    private let pace: ClientPace
    private let refusals: Refusals
    private let connections: Connections
    private let log: RefusalLog

    private var context: ChannelHandlerContext?
    /// A head is in, and not the end of its request.
    private var isReceiving = false
    private var unanswered = 0
    private var bodyBytes = 0
    private var standing = Connections.Standing.silent
    private var hasAsked = false
    /// What the client is told before the connection is closed.
    private var refusal: Refusals.Reason?
    /// Nothing more is read of a request that was begun.
    private var isCut = false
    /// Its place is needed: it is closed even over what the client has not read.
    private var isEvicted = false

    init(
        _ limits: Limits, largestBody: Int, pace: ClientPace, refusals: Refusals, connections: Connections,
        log: RefusalLog
    ) {
        self.limits = limits
        self.largestBody = largestBody
        self.pace = pace
        self.refusals = refusals
        self.connections = connections
        self.log = log
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if !connections.open(context.channel) {
            isEvicted = true
            refuse(.full)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard refusal == nil, !isCut else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.uri.utf8.count <= limits.longestAddress else { return refuse(.addressTooLong) }
            (isReceiving, hasAsked, bodyBytes) = (true, true, 0)
            unanswered += 1
            pace.headIsIn()
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            guard bodyBytes <= largestBody else { return cut(.tooLong) }
        case .end:
            isReceiving = false
            pace.requestIsIn()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if refusal == nil { stand() }
        context.fireChannelReadComplete()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard refusal == nil, !isCut else { return }
        guard let error = error as? HTTPParserError, !isReceiving else { return context.fireErrorCaught(error) }
        guard error == .headerOverflow else { return refuse(.unreadable) }
        refuse(pace.firstLine > limits.longestAddress ? .addressTooLong : .headTooLarge)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is Connections.PlaceNeeded else { return context.fireUserInboundEventTriggered(event) }
        // Meanwhile its client may wait for us: another one has to make room.
        guard pace.isUnread || isReceiving || unanswered == 0 else { return stand() }
        isEvicted = true
        log.note(.placeNeeded)
        if isReceiving, !pace.isUnread { cut(.tooSlow) } else { pace.leave() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        unanswered -= 1
        guard unanswered == 0 else { return }
        if isCut { return leave(context) }
        if refusal == nil { stand() } else { answerRefusal() }
    }

    /// The client has not sent what it began, in the time that it had.
    func clientIsTooSlow() {
        if isReceiving { cut(.tooSlow) } else { refuse(.tooSlow) }
    }

    /// What was written is not read at once, or has been read meanwhile.
    func readerIsAwaited() {
        if refusal == nil, !isCut { stand() }
    }

    /// The client has not read what it was answered, in the time that it had.
    func clientDoesNotRead() { log.note(.unread) }

    private func stand() {
        let now: Connections.Standing =
            isReceiving
            ? .receiving : pace.isUnread ? .unread : unanswered > 0 ? .answered : hasAsked ? .waiting : .silent
        guard now != standing, let context, context.channel.isActive else { return }
        standing = now
        connections.note(context.channel, now)
    }

    private func cut(_ why: RequestCut) {
        guard !isCut, let context else { return }
        isCut = true
        pace.requestIsIn()
        // Whoever reads the body learns why it ends, and says so.
        context.fireErrorCaught(why)
        if unanswered == 0 { leave(context) }
    }

    private func refuse(_ reason: Refusals.Reason) {
        guard refusal == nil else { return }
        refusal = reason
        pace.requestIsIn()
        if unanswered == 0 { answerRefusal() }
    }

    private func answerRefusal() {
        guard let context, let refusal else { return }
        let number = RequestNumber.new()
        log.note(refusal.logged, number: number)
        let answer = refusals.answer(refusal, number: number)
        context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        leave(context)
    }

    /// Sends what was written and says that no more comes. Closed at once, the connection would be reset over what the
    /// client is still sending, and the answer lost.
    private func leave(_ context: ChannelHandlerContext) {
        context.flush()
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.lingering)) { [self] in
            if isEvicted { pace.leave() } else { channel.close(promise: nil) }
        }
    }
}
