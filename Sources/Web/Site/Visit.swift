import Forms
import Hummingbird
import Logging
import NIOCore
import Pages
import Services

/// What Hummingbird carries along with a request.
struct VisitContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    let note = RequestNote()
    /// Whether the client is still there to be answered.
    let isConnected: @Sendable () -> Bool

    /// Who is at the other end of the connection: the visitor, or a proxy.
    var peer: NetworkAddress? { remoteAddress?.ipAddress.flatMap(NetworkAddress.init) }

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        isConnected = { [channel = source.channel] in channel.isActive }
    }
}

/// A request whose office and person are known: what every handler is given.
struct Visit: Sendable {
    let web: WebServices
    let request: Request
    let parameters: Parameters
    /// The office's name in the address; nil on its own host.
    let slug: String?
    var query: FormFields
    let located: LocateOffice.Located
    /// The office is closed; nil: it is open.
    let closed: ClosedOffice?
    let contacts: OfficeContacts
    /// Which logo each office shows.
    let logos: ShownLogos
    /// The office of a desk address, if there is one by that name. Ask `desk()`: it looks whether the person may know.
    let deskOffice: Office?
    /// Whether the person files for others at that office's counter.
    let hasCounter: Bool
    /// Whether the person audits that office.
    let auditsDesk: Bool
    /// At the desk: how many notices the person has not marked as read.
    let unreadNotices: Int
    let person: Person
    let address: ClientAddress
    let cookies: SentCookies
    /// The cookie that the forms' token is bound to: the session's, or that of somebody who is not signed in.
    var cookie: String
    /// The form that was sent; empty for a GET.
    let form: Form
    let logger: Logger

    var office: Office { located.office }
    var place: Place { located.place }
    /// Where the request comes from, for acts that note or slow it.
    var visitor: Visitor {
        Visitor(
            place: place, address: address, device: UserAgent.name(request.headers[.userAgent] ?? ""),
            deviceToken: cookies[Cookies.device])
    }
    var now: Instant { web.environment.now }
    var csrf: String { FormToken.make(for: cookie, keyring: web.environment.keyring) }
    /// `""` on the office's own host, `/k/<slug>` elsewhere.
    var base: String { slug.map { "/k/\($0)" } ?? "" }

    /// An officer at the place where officers work.
    var hasDesk: Bool { person.kind == .officer && place.isRegencyHost }

    /// A part of the address. The router has matched it, so that it is there.
    func parameter(_ name: String) -> String { parameters.get(name) ?? "" }

    /// From where on a list is shown (`dari`): no list is that long, and nothing that is added to it overflows.
    var offset: Int { min(max(0, query["dari"].flatMap(Int.init) ?? 0), 1_000_000) }

    /// The same page from where its list still has rows, where it has none as far on as the address says: they go while
    /// somebody pages. nil: it begins at the first row already.
    /// - Parameter total: how many rows there are; nil: that is not known, and the page begins with the first.
    func back(total: Int? = nil, pageSize: Int) -> Visit? {
        guard offset > 0 else { return nil }
        let last = max(0, (total ?? 0) - 1) / pageSize * pageSize
        var visit = self
        visit.query.replace("dari", with: "\(last < offset ? last : 0)")
        return visit
    }

    /// The browser's secret that owns drafts of somebody who is not signed in.
    var draftSecret: String { cookie }
}
