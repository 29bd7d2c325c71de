import Forms
import HTTPTypes
import Hummingbird
import Logging
import Multipart
import Pages
import Services
import Store

/// Turns what was thrown into a page: what happened, what was kept, where to go.
struct Trouble {
    let web: WebServices
    let logger: Logger

    func response(for thrown: any Error, _ request: Request, _ context: VisitContext) async -> Response {
        let unsent = thrown as? UnsentForm
        let error = unsent?.cause ?? thrown
        if let denial = error as? Denial, denial.answer == .logIn, request.method != .post {
            let next = request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
            let base = context.parameters.get("kantor").map { "/k/\($0)" } ?? ""
            return plain(.seeOther, location: "\(base)/masuk?lanjut=\(Flash.encode(next))")
        }
        var problem = view(of: error, request)
        if let unsent { problem.view.typed = TypedForm(unsent.form).rows }
        return await page(problem, request, context)
    }

    private struct Problem {
        var view: ProblemView
        let status: HTTPResponse.Status
        var headers: [(HTTPField.Name, String)] = []
    }

    private func view(of error: any Error, _ request: Request) -> Problem {
        let back = FormPage.address(of: request)
        switch error {
        case let denial as Denial where denial.answer == .notFound: return notFound
        case let denial as Denial:
            return Problem(
                view: .noRight(reason: denial.message, home: LinkView(label: "Ke beranda", href: "/")),
                status: .forbidden)
        case OfficeTrouble.unknownHost: return Problem(view: .unknownHost, status: .misdirectedRequest)
        case is OfficeTrouble, is CaseMissing, is DraftMissing, WebTrouble.notFound: return notFound
        case is CaseErased:
            return Problem(view: .linkOver(next: LinkView(label: "Ke beranda", href: "/")), status: .gone)
        case WebTrouble.foreignForm: return Problem(view: .foreignForm(back: back), status: .forbidden)
        case WebTrouble.wrongMethod(let known):
            return Problem(
                view: .wrongMethod(page: back), status: .methodNotAllowed,
                headers: [(.allow, known.map(\.rawValue).joined(separator: ", "))])
        case WebTrouble.tooBig:
            return Problem(
                view: .tooBig(maxBytes: web.configuration.largestBody, back: back), status: .contentTooLarge)
        case let error as MultipartError:
            return Problem(
                view: ProblemView(
                    title: "Formulir tidak terkirim utuh", text: error.userMessage, kept: nil,
                    links: [LinkView(label: "Kembali ke formulir", href: back)]),
                status: .init(code: error.status))
        case let error as FormBodyError:
            return Problem(
                view: ProblemView(
                    title: "Formulir tidak terbaca", text: error.userMessage, kept: nil,
                    links: [LinkView(label: "Kembali ke formulir", href: back)]),
                status: .init(code: error.status))
        case let ended as ServiceEnded:
            return Problem(
                view: .serviceEnded(
                    ended.service, keptUntil: LocalDate(ended.keptUntil),
                    home: LinkView(label: "Lihat layanan yang dibuka", href: "/")), status: .gone)
        case let refusal as ApplyRefusal:
            return Problem(
                view: .noRight(reason: refusal.message, home: LinkView(label: "Ke beranda", href: "/")),
                status: .forbidden)
        case LogInRefusal.shut(let until):
            let seconds = max(1, until.since(web.environment.now))
            return Problem(
                view: .tooMany(seconds: Int(seconds), back: LinkView(label: "Kembali", href: back)),
                status: .tooManyRequests, headers: [(.retryAfter, "\(seconds)")])
        case LogInRefusal.busy, PasswordFailure.busy:
            return Problem(view: .busy(back: back), status: .tooManyRequests, headers: [(.retryAfter, "2")])
        case DatabaseFailure.busy, DatabaseFailure.unavailable, DatabaseFailure.full:
            return Problem(
                view: .unavailable(home: "/"), status: .serviceUnavailable, headers: [(.retryAfter, "5")])
        case BlobFailure.full:
            logger.error("Ruang penyimpanan penuh.")
            return Problem(
                view: .unavailable(home: "/"), status: .serviceUnavailable, headers: [(.retryAfter, "300")])
        default: return fault(error, request)
        }
    }

    private var notFound: Problem { Problem(view: .notFound(home: "/"), status: .notFound) }

    /// A fault of ours: the reader gets a code that finds the line in the log, which names no person.
    private func fault(_ error: any Error, _ request: Request) -> Problem {
        let code = String(Identifier.random().prefix(6)).uppercased()
        // The type alone: what an error says may hold what somebody typed.
        logger.error("fault", metadata: ["code": "\(code)", "type": "\(type(of: error))"])
        return Problem(view: .fault(code: code, home: "/"), status: .internalServerError)
    }

    private func page(_ problem: Problem, _ request: Request, _ context: VisitContext) async -> Response {
        let slug = context.parameters.get("kantor")
        let located = try? await LocateOffice(web.environment)(host: request.head.authority ?? "", slug: slug)
        let base = slug.flatMap { slug in located.map { _ in "/k/\(slug)" } } ?? ""
        let office = located.map { OfficeView($0.office, contacts: OfficeContacts(), base: base) }
        let frame = FrameView(
            audience: .visitor, isGovernmentAddress: (request.head.authority ?? "").isGovernmentHost,
            office: office
                ?? OfficeView(parent: "", name: "Balai", base: "", accent: "#26437d", address: [], hours: []),
            nav: [], person: nil, csrf: "", assets: web.assets.links, flash: nil)
        let page = Page.problem(problem.view, in: frame)
        var fields = SecurityHeaders.fields(style: page.style, isPage: true)
        for (name, value) in problem.headers { fields[name] = value }
        return Packing.response(
            status: problem.status, type: "text/html; charset=utf-8", bytes: page.bytes, fields: fields,
            request: request)
    }

    private func plain(_ status: HTTPResponse.Status, location: String) -> Response {
        var fields = SecurityHeaders.fields(style: "", isPage: false)
        fields[.location] = location
        fields[.cacheControl] = "no-store"
        return Response(status: status, headers: fields)
    }
}
