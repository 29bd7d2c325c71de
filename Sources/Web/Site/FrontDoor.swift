import Forms
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Services
import Store

/// The one way in: finds the office and the person, reads the form, checks its token, asks for the route's permission,
/// runs the handler, and turns whatever was thrown into a page.
struct FrontDoor: Sendable {
    let web: WebServices
    let logger: Logger

    func reply(to request: Request, _ context: VisitContext, _ route: Route) async -> Response {
        context.note.follow(route)
        do {
            return try await answer(request, context, route)
        } catch {
            return await Trouble(door: self, note: context.note).response(for: error, request, context)
        }
    }

    private func answer(_ request: Request, _ context: VisitContext, _ route: Route) async throws -> Response {
        let database = web.environment.database
        switch route.handler {
        case .probe(let ask): return await ask(web).bareResponse()
        case .page(let page):
            let (visit, reply) = try await read(request, context, route, page)
            return await send(reply, to: visit)
        case .fetch(let find):
            let (visit, fetch) = try await read(request, context, route, find)
            return await send(try await fetch(), to: visit)
        case .act(let act):
            let visit = try await database.read { transaction in
                try enter(request, context, route.scope, slug: context.parameters.get("kantor"), in: transaction)
            }
            return await send(try await take(visit, route, act), to: visit)
        }
    }

    /// One read transaction, in its turn where the route has to wait for one.
    private func read<Value: Sendable>(
        _ request: Request, _ context: VisitContext, _ route: Route,
        _ make: @escaping @Sendable (Visit, any ReadTransaction) throws -> Value
    ) async throws -> (Visit, Value) {
        let database = web.environment.database
        let read = {
            try await database.read { transaction in
                let visit = try admit(request, context, route, in: transaction)
                return (visit, try make(visit, transaction))
            }
        }
        guard let turnstile = route.turnstile(for: request, web) else { return try await read() }
        return try await turnstile.pass(while: context.isConnected, read)
    }

    /// Who may not is turned away before a page is drawn.
    private func admit(
        _ request: Request, _ context: VisitContext, _ route: Route, in transaction: any ReadTransaction
    ) throws -> Visit {
        let visit = try enter(request, context, route.scope, slug: context.parameters.get("kantor"), in: transaction)
        try require(route.permission, of: visit)
        return visit
    }

    private func require(_ permission: Permission, of visit: Visit) throws {
        try permission.policy(Permission.Facts(office: visit.office.id)).require(of: visit.person, at: visit.now)
        if permission == .desk, visit.person.lacksSecondFactor { throw Denial.setUpCode }
    }

    /// What the form that was sent comes to. Nothing of it is read before it is known that the sender may send it; but
    /// whose session is over gets back what they typed.
    private func take(
        _ visit: Visit, _ route: Route, _ act: @Sendable (Visit) async throws -> Reply
    ) async throws -> Reply {
        try Origin.check(visit.request)
        var needsLogIn = false
        do {
            try require(route.permission, of: visit)
        } catch let denial as Denial where denial.answer == .logIn {
            needsLogIn = true
        }
        let reader = FormReader(
            web: web, takesFiles: route.takesFiles, cookie: visit.cookie,
            owner: BodyRoom.Owner(visit.person, at: visit.address, cookie: visit.cookie))
        let visit = visit.with(form: try await reader.read(visit.request))
        let token = visit.form["csrf"] ?? ""
        guard !needsLogIn, FormToken.isValid(token, for: visit.cookie, keyring: web.environment.keyring) else {
            return ExpiredForm(visit, needsLogIn: needsLogIn).reply()
        }
        let counter = StatementCounter()
        do {
            return try await StatementCounter.$current.withValue(counter) { try await act(visit) }
        } catch let failure as DatabaseFailure where failure.isOutage && counter.counts.kept > 0 {
            // The database went away between what was kept and the page that follows it.
            throw UnsentForm(cause: DatabaseFailure.unknownOutcome, form: visit.form)
        } catch {
            throw UnsentForm(cause: error, form: visit.form)
        }
    }

    private func send(_ reply: Reply, to visit: Visit) async -> Response {
        var reply = reply
        if TouchSession.isDue(visit.person, at: web.environment.now) {
            try? await TouchSession(web.environment)(visit.person)
        }
        // Only pages have forms, and only they are kept by nobody. A session that is over counts as none.
        if reply.isPage, !visit.person.isSignedIn, visit.cookies[Cookies.form] == nil {
            reply.setsFormCookie = visit.cookie
        }
        return reply.response(for: visit)
    }

    /// The office with its contacts, the person, and the desk's office.
    /// - Parameter slug: the office's name in the address; nil for the host's own.
    func enter(
        _ request: Request, _ context: VisitContext, _ scope: Route.Scope, slug: String?,
        in transaction: any ReadTransaction
    ) throws -> Visit {
        let environment = web.environment
        // The first is the request's authority; what is left of them is a second one.
        if request.headers[HTTPField.Name("Host")!] != nil { throw WebTrouble.severalHosts }
        let host = request.head.authority ?? ""
        let cookies = SentCookies(request)
        let session = cookies[Cookies.session]
        let located = try locate(host, slug, scope, in: transaction)
        context.note.enter(located.office.slug)
        let person =
            try session.map { try ResumeSession(environment)($0, at: located.place, in: transaction) } ?? .nobody
        if scope == .regency, !located.place.isRegencyHost { throw OfficeTrouble.unknownOffice }
        let path = request.uri.path
        let deskOffice = try (path.name(after: "meja") ?? path.name(after: "kelola")).flatMap {
            try office(of: $0, in: transaction)
        }
        let cookie = person.isSignedIn ? session! : cookies[Cookies.form] ?? FormToken.newCookie()
        return Visit(
            web: web, request: request, parameters: context.parameters, slug: slug,
            query: FormFields(query: request.uri.query ?? ""), located: located,
            closed: try ClosedOffice(located.office, in: transaction),
            contacts: try OfficeContacts.of(located.office.id, in: transaction),
            logos: try ShownLogos.all(in: transaction),
            deskOffice: deskOffice,
            hasCounter: try deskOffice.map { try hasCounter(at: $0, person, in: transaction) } ?? false,
            auditsDesk: try deskOffice.map { try person.audits($0.id, at: environment.now, in: transaction) } ?? false,
            unreadNotices: scope == .regency
                ? try MyNotices.unread(of: person, at: environment.now, in: transaction) : 0,
            person: person, address: ClientAddress(address(of: request, context)), cookies: cookies,
            cookie: cookie, form: Form(), logger: context.note.marking(logger))
    }

    func hasCounter(at office: Office, _ person: Person, in transaction: any ReadTransaction) throws -> Bool {
        try !CounterServices.of(office, for: person, web.environment, web.cases, in: transaction).isEmpty
    }

    private func office(of slug: String, in transaction: any ReadTransaction) throws -> Office? {
        do {
            return try ReadOffices(web.environment).bySlug(slug, in: transaction)
        } catch OfficeTrouble.unknownOffice {
            return nil
        }
    }

    /// The office of the request. What machines ask (health, metrics, assets) is the same on every host.
    private func locate(
        _ host: String, _ slug: String?, _ scope: Route.Scope, in transaction: any ReadTransaction
    ) throws -> LocateOffice.Located {
        let locate = LocateOffice(web.environment)
        do {
            return try locate(host: host, slug: slug, in: transaction)
        } catch OfficeTrouble.unknownHost where scope == .host {
            let root = web.environment.addresses.root
            return try locate(host: String(root.drop { $0 != "/" }.drop { $0 == "/" }), slug: nil, in: transaction)
        }
    }

    /// The client's address; what a proxy says of it is believed only of configured ones.
    private func address(of request: Request, _ context: VisitContext) -> String {
        let direct = context.remoteAddress?.ipAddress ?? ""
        guard let peer = context.peer, web.configuration.trustedProxies.contains(peer),
            let forwarded = request.headers[HTTPField.Name("X-Forwarded-For")!]
        else { return direct }
        return forwarded.split(separator: ",").last.map { $0.filter { $0 != " " } } ?? direct
    }
}

extension String {
    /// The name that follows a first word in a path: `kominfo` in `/k/kominfo/lacak`.
    func name(after word: String) -> String? {
        let parts = split(separator: "/", maxSplits: 2)
        return parts.count > 1 && parts[0] == word ? String(parts[1]) : nil
    }
}

/// Answers for addresses that no route has, and for methods that an address does not know.
struct NotFoundMiddleware: RouterMiddleware {
    let door: FrontDoor

    func handle(
        _ request: Request, context: VisitContext, next: (Request, VisitContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            let known = SiteAddresses.all.methods(of: request.uri.path)
            let response = await Trouble(door: door, note: context.note).response(
                for: known.isEmpty ? WebTrouble.notFound : WebTrouble.wrongMethod(known), request, context)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}

extension DatabaseFailure {
    /// Nothing can be asked of the database now.
    fileprivate var isOutage: Bool {
        switch self {
        case .busy, .unavailable: true
        case .constraint, .full, .newerSchema, .statement, .unknownOutcome: false
        }
    }
}
