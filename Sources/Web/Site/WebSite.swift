public import Documents
public import Hummingbird
import HummingbirdCore
public import Pages
public import Services
public import Store
public import Logging
public import NIOCore

/// What the routes stand on: the use cases, and what belongs to the web alone.
public struct WebServices: Sendable {
    public let environment: Services.Environment
    public let cases: CaseServices
    public let blobs: Blobs
    public let spool: Spool
    public let pictures: PictureProcess
    public let assets: Assets
    /// What applicants write, sign and upload.
    public let letters: LetterTemplates
    public let guides: GuideShelf
    /// SOPs that come with Balai, for an office to begin from; by title.
    public let shippedSOPs: [ShippedSOP]
    public let configuration: WebConfiguration
    public let health: @Sendable () async -> HealthReport
    /// The audit's roots outside the database; nil: there are none.
    let witness: @Sendable () async throws -> RootWitness?
    /// Keeps outside the database which cases of an office were erased.
    let keepErasures: @Sendable (_ office: String) async throws -> Void
    /// What the floors beside the web tell of themselves at `/metrics`.
    public let measures: @Sendable () async -> [MetricFamily]
    let paperFacts = PaperFacts()
    let press: DocumentPress
    let printed: PrintedDocuments
    let logos = LogoShelf()
    let openings: OpeningLog
    let rooms: Rooms
    let searches: Turnstile
    let lists: Turnstile
    let readings: Turnstile
    let connections: Connections

    public init(
        environment: Services.Environment, cases: CaseServices, blobs: Blobs, spool: Spool, pictures: PictureProcess,
        assets: Assets, letters: LetterTemplates, guides: GuideShelf, shippedSOPs: [ShippedSOP] = [],
        configuration: WebConfiguration,
        witness: @escaping @Sendable () async throws -> RootWitness? = { nil },
        keepErasures: @escaping @Sendable (_ office: String) async throws -> Void = { _ in },
        health: @escaping @Sendable () async -> HealthReport,
        measures: @escaping @Sendable () async -> [MetricFamily] = { [] }
    ) {
        self.environment = environment
        openings = OpeningLog(environment)
        press = DocumentPress()
        printed = PrintedDocuments(press: press)
        self.cases = cases
        self.blobs = blobs
        self.spool = spool
        self.pictures = pictures
        self.assets = assets
        self.letters = letters
        self.guides = guides
        self.shippedSOPs = shippedSOPs.sorted { ($0.title, $0.name) < ($1.title, $1.name) }
        self.configuration = configuration
        self.health = health
        self.witness = witness
        self.keepErasures = keepErasures
        self.measures = measures
        rooms = Rooms(configuration.limits)
        let limits = configuration.limits
        connections = Connections(limits)
        let patience = limits.turnPatience
        searches = Turnstile(atOnce: limits.searchesAtOnce, waiting: limits.searchesWaiting, patience: patience)
        lists = Turnstile(atOnce: limits.listsAtOnce, waiting: limits.listsWaiting, patience: patience)
        readings = Turnstile(atOnce: 1, waiting: limits.readingsWaiting, patience: patience)
    }
}

public struct WebConfiguration: Sendable, Hashable {
    public var host: String
    public var port: Int
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    public var trustedProxies: Set<NetworkAddress>
    /// Refuses bodies larger than this before reading them.
    public var largestBody: Int
    /// Bytes of one file as it comes, whatever paper it is for.
    public var largestFile: Int
    public var limits = Limits()
    /// Whether there is a page that shows every part of a page once, as the demo has.
    public var showsComponents = false

    public init(host: String = "127.0.0.1", port: Int = 8080, trustedProxies: Set<NetworkAddress> = []) {
        self.host = host
        self.port = port
        self.trustedProxies = trustedProxies
        largestBody = 40 * 1024 * 1024
        largestFile = FileRule().largestPhoto
    }
}

/// The site: every route of the table, behind one door.
public enum WebSite {
    /// The HTTP application, ready to run.
    public static func application(
        _ web: WebServices, logger: Logger, onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        // The server's own lines may quote what it was sent: whether it runs is all that is wanted of them.
        var serverLogger = logger
        serverLogger.logLevel = max(logger.logLevel, .notice)
        let limits = web.configuration.limits
        let refusals = Refusals(assets: web.assets.links)
        let log = RefusalLog(metrics: web.assets.metrics, logger: logger)
        return Application(
            responder: responder(web, logger: logger),
            server: HTTPServerBuilder { responder in
                SiteChannel(
                    limits, largestBody: web.configuration.largestBody + Self.drained, refusals: refusals,
                    connections: web.connections, log: log, responder: responder)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(web.configuration.host, port: web.configuration.port), serverName: nil,
                backlog: 1024,
                // Beyond those that are told to come again nobody is taken in, so that files can always be opened.
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections + Self.refusedAtOnce)),
            onServerRunning: onServerRunning, logger: serverLogger)
    }

    /// Bytes of a body that was refused that are still read, so that the refusal is.
    private static let drained = 4 * 1024 * 1024
    /// Connections beyond the limit that are told so at the same time.
    public static let refusedAtOnce = 64

    static func responder(_ web: WebServices, logger: Logger) -> some HTTPResponder<VisitContext> {
        let router = Router(context: VisitContext.self, options: .autoGenerateHeadEndpoints)
        let door = FrontDoor(web: web, logger: logger)
        // Around each route that is added after it, and around what no route has.
        router.add(middleware: RequestLog(web: web, logger: logger))
        for route in Routes.all {
            for path in route.paths {
                router.on(RouterPath(path), method: route.method) { request, context in
                    await door.reply(to: request, context, route)
                }
            }
        }
        router.add(middleware: NotFoundMiddleware(door: door))
        return router.buildResponder()
    }
}
