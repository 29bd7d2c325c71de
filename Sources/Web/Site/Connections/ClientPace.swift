import NIOCore

/// Stands at the wire of a connection and measures the client's pace, in both directions. Time runs while the client is
/// awaited, never while we are busy; bytes earn it again.
///
/// - A head has `headPatience` from its first byte to its last.
/// - Within a body, and while an answer waits to be read, `patience` is earned again at `slowestRate`.
/// - All answers that wait in a row have `longestRequest` in all.
/// - What was written is sent before the connection is closed, as long as the client takes it, unless its place is needed.
final class ClientPace: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private enum Phase { case between, head, body }

    weak var gate: RequestGate?
    private let limits: Limits
    private var phase = Phase.between
    /// When the request that is coming began.
    private var began = NIODeadline.now()
    private var receiving: Patience
    /// Since when we wait for bytes; nil: we do not.
    private var wanting: NIODeadline?
    private var sending: Patience?
    /// Since when there has always been something that the client had not read.
    private var sendingBegan = NIODeadline.now()
    private var written = 0
    private var isForced = false
    private var ticking: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    /// Bytes of the first line of the head that is coming, as far as it has come.
    private(set) var firstLine = 0
    private var firstLineIsIn = false

    init(_ limits: Limits) {
        self.limits = limits
        receiving = Patience(limits)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        ticking?.cancel()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        ticking?.cancel()
        context.fireChannelInactive()
    }

    // MARK: what comes

    func read(context: ChannelHandlerContext) {
        if wanting == nil { wanting = .now() }
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        if phase == .between, bytes.readableBytes > 0 {
            (phase, began, firstLine, firstLineIsIn) = (.head, .now(), 0, false)
        }
        if phase == .head { measureFirstLine(bytes) }
        if phase == .body { spendWaiting(until: .now()) }
        receiving.earn(bytes.readableBytes)
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        wanting = nil
        if phase != .between { tickLater(context) }
        context.fireChannelReadComplete()
    }

    /// The head has come; the body is measured from here.
    func headIsIn() {
        phase = .body
        receiving = Patience(limits)
    }

    /// Nothing is awaited of the client until its next request.
    func requestIsIn() { phase = .between }

    private func measureFirstLine(_ bytes: ByteBuffer) {
        guard !firstLineIsIn else { return }
        let view = bytes.readableBytesView
        let end = view.firstIndex(of: UInt8(ascii: "\n"))
        firstLine += end.map { $0 - view.startIndex } ?? view.count
        firstLineIsIn = end != nil
    }

    private func spendWaiting(until now: NIODeadline) {
        guard let since = wanting else { return }
        receiving.spend(now - since)
        wanting = now
    }

    // MARK: what goes

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .byteBuffer(let bytes) = unwrapOutboundIn(data) { written += bytes.readableBytes }
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        context.flush()
        guard sending == nil, unsent(context) > 0 else { return }
        sending = Patience(limits, sent: written - unsent(context))
        sendingBegan = .now()
        tickLater(context)
        gate?.readerIsAwaited()
    }

    /// Whether something that was written waits to be read.
    var isUnread: Bool {
        guard sending != nil, let context else { return false }
        return unsent(context) > 0
    }

    /// Closes the connection with what was not read.
    func leave() {
        guard let context else { return }
        isForced = true
        context.close(mode: .all, promise: nil)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, !isForced, unsent(context) > 0 else { return context.close(mode: mode, promise: promise) }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in context.close(mode: mode, promise: promise) }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: sent)
    }

    private func unsent(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    // MARK: time

    private func tickLater(_ context: ChannelHandlerContext) {
        guard ticking == nil, context.channel.isActive else { return }
        let pause = min(5, limits.headPatience / 3, limits.patience / 3)
        ticking = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(pause)) { [self] in
            ticking = nil
            tick(context)
        }
    }

    private func tick(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        if isTooSlowToSend(now) { gate?.clientIsTooSlow() }
        if isTooSlowToRead(context, now) {
            gate?.clientDoesNotRead()
            return leave()
        }
        if sending == nil { gate?.readerIsAwaited() }
        if phase != .between || sending != nil { tickLater(context) }
    }

    private func isTooSlowToSend(_ now: NIODeadline) -> Bool {
        switch phase {
        case .between: return false
        case .head: return now - began > .seconds(limits.headPatience)
        case .body:
            spendWaiting(until: now)
            return receiving.isOver || now - began > .seconds(limits.longestRequest)
        }
    }

    private func isTooSlowToRead(_ context: ChannelHandlerContext, _ now: NIODeadline) -> Bool {
        guard var patience = sending else { return false }
        let waiting = unsent(context)
        patience.note(sent: written - waiting, at: now)
        sending = waiting > 0 ? patience : nil
        return waiting > 0 && (patience.isOver || now - sendingBegan > .seconds(limits.longestRequest))
    }
}

/// What is left of the time that a client has: it is spent by waiting, and earned again by bytes, up to what it began with.
private struct Patience {
    private let whole: Int64
    private let nanosecondsAByte: Double
    private var left: Int64
    private var sent: Int
    private var looked = NIODeadline.now()

    init(_ limits: Limits, sent: Int = 0) {
        whole = TimeAmount.seconds(limits.patience).nanoseconds
        nanosecondsAByte = 1e9 / limits.slowestRate
        left = whole
        self.sent = sent
    }

    var isOver: Bool { left <= 0 }

    mutating func spend(_ time: TimeAmount) { left -= time.nanoseconds }

    mutating func earn(_ bytes: Int) { left = min(whole, left + Int64(Double(bytes) * nanosecondsAByte)) }

    /// Of an answer: how much of it the client has taken so far.
    mutating func note(sent now: Int, at time: NIODeadline) {
        spend(time - looked)
        earn(now - sent)
        (sent, looked) = (now, time)
    }
}
