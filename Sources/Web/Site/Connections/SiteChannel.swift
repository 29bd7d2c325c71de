import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection of the site: HTTP/1.1, with the limits of `Limits` before it.
struct SiteChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    private let http: HTTP1Channel
    private let limits: Limits
    private let largestBody: Int
    private let refusals: Refusals
    private let connections: Connections
    private let log: RefusalLog

    init(
        _ limits: Limits, largestBody: Int, refusals: Refusals, connections: Connections, log: RefusalLog,
        responder: @escaping HTTPChannelHandler.Responder
    ) {
        http = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(limits.idle),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: limits.longestField, maxHeaderListSize: limits.largestHead,
                    maxHeaderFieldCount: limits.mostFields)))
        self.limits = limits
        self.largestBody = largestBody
        self.refusals = refusals
        self.connections = connections
        self.log = log
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let pace = ClientPace(limits)
            let gate = RequestGate(
                limits, largestBody: largestBody, pace: pace, refusals: refusals, connections: connections,
                log: log)
            pace.gate = gate
            try pipeline.addHandler(pace, position: .first)
            try pipeline.addHandler(gate, position: .after(decoder))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}

extension TimeAmount {
    static func seconds(_ seconds: Double) -> TimeAmount { .nanoseconds(Int64(seconds * 1e9)) }
}
