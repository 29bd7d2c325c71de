import Documents
import Forms
import HTTPTypes
import Hummingbird
import Logging
import Multipart
import Pages
import Procedures
import Services
import Store

/// Turns what was thrown into a page: what happened, what was kept, where to go. The page stands in the frame of the
/// visit, so that nobody seems logged out, or on another office's pages, because something went wrong.
struct Trouble {
    let door: FrontDoor
    let note: RequestNote

    private var logger: Logger { note.marking(door.logger) }
    private var web: WebServices { door.web }

    func response(for thrown: any Error, _ request: Request, _ context: VisitContext) async -> Response {
        let unsent = thrown as? UnsentForm
        let error = unsent?.cause ?? thrown
        if let denial = error as? Denial, denial.answer == .logIn, request.method != .post {
            let next = request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
            let base = context.parameters.get("kantor").map { "/k/\($0)" } ?? ""
            return plain(.seeOther, location: "\(base)/masuk?lanjut=\(Flash.encode(next))")
        }
        if let denial = error as? Denial, denial.answer == .setUpCode, request.method != .post {
            return plain(.seeOther, location: "/akun/kode-masuk")
        }
        // Who is told to come again is told so without being one more reader of the database.
        let surroundings =
            error is Turnstile.Crowded
            ? TroubleFrame.bare(request, web.assets.links) : await TroubleFrame.of(request, context, through: door)
        var problem = view(
            of: surroundings.isOnForeignHost ? OfficeTrouble.unknownHost : error, request, ways: surroundings.ways)
        problem.view.number = note.number
        var frame = surroundings.frame
        // The page says nothing else.
        if error is ClosedOffice { frame.closed = nil }
        if let unsent { problem.view.typed = TypedForm(unsent.form).rows }
        return page(problem, in: frame, request)
    }

    private struct Problem {
        var view: ProblemView
        let status: HTTPResponse.Status
        var headers: [(HTTPField.Name, String)] = []
    }

    private func view(of error: any Error, _ request: Request, ways: [LinkView]) -> Problem {
        let back = FormPage.address(of: request)
        switch error {
        case let denial as Denial where denial.answer == .notFound: return notFound(ways)
        case let denial as Denial:
            return Problem(view: .noRight(reason: denial.message, home: ways[0]), status: .forbidden)
        case OfficeTrouble.unknownHost: return Problem(view: .unknownHost, status: .misdirectedRequest)
        case is OfficeTrouble, is CaseMissing, is BookMissing, WebTrouble.notFound: return notFound(ways)
        case let own as OwnCase:
            return Problem(view: .ownCase(page: own.page, ways: ways), status: .forbidden)
        case is DraftMissing: return Problem(view: .draftElsewhere(ways: ways), status: .notFound)
        case is CaseErased: return Problem(view: .contentErased(ways: ways), status: .gone)
        case WebTrouble.severalHosts: return Problem(view: .unreadable(ways: ways), status: .badRequest)
        case WebTrouble.foreignForm: return Problem(view: .foreignForm(back: back), status: .forbidden)
        case WebTrouble.wrongMethod(let known):
            return Problem(
                view: .wrongMethod(page: back), status: .methodNotAllowed,
                headers: [(.allow, known.map(\.rawValue).joined(separator: ", "))])
        case WebTrouble.tooBig:
            return Problem(
                view: .tooBig(maxBytes: web.configuration.largestBody, back: back), status: .contentTooLarge)
        case WebTrouble.tooSlow:
            return Problem(
                view: .tooSlow(ways: [LinkView(label: "Kembali ke formulir", href: back)]), status: .requestTimeout,
                headers: [(.connection, "close")])
        case let full as BodyRoom.Full:
            return Problem(
                view: .tooManyUploads(
                    seconds: full.seconds, back: LinkView(label: "Kembali ke formulir", href: back)),
                status: full.isOwn ? .tooManyRequests : .serviceUnavailable,
                headers: [(.retryAfter, "\(full.seconds)")])
        case let flood as TooManyDrafts:
            let seconds = max(1, flood.until.since(web.environment.now))
            return Problem(
                view: .tooManyDrafts(seconds: Int(seconds), ways: ways), status: .tooManyRequests,
                headers: [(.retryAfter, "\(seconds)")])
        case is Turnstile.Crowded, FileProblem.busy:
            return Problem(
                view: .crowded(ways: ways), status: .serviceUnavailable, headers: [(.retryAfter, "5")])
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
        case let closed as ClosedOffice:
            return Problem(
                view: .officeClosed(
                    ClosedOfficeView(closed, regency: web.environment.addresses.root), ways: ways), status: .gone)
        case let over as FollowUpOver:
            return Problem(view: .tooLate(what: "\(over.message).", links: [ways[0]]), status: .conflict)
        case let last as LastAdministrator:
            return Problem(view: .tooLate(what: "\(last.message).", links: [ways[0]]), status: .conflict)
        case let refusal as ApplyRefusal:
            return Problem(view: .noRight(reason: refusal.message, home: ways[0]), status: .forbidden)
        case LogInRefusal.shut(let until):
            let seconds = max(1, until.since(web.environment.now))
            return Problem(
                view: .tooMany(seconds: Int(seconds), back: LinkView(label: "Kembali", href: back)),
                status: .tooManyRequests, headers: [(.retryAfter, "\(seconds)")])
        case LogInRefusal.busy, PasswordFailure.busy:
            return Problem(view: .busy(back: back), status: .tooManyRequests, headers: [(.retryAfter, "2")])
        case DatabaseFailure.full, BlobFailure.full: return full(ways)
        case let failure as FileFailure where failure.isFull: return full(ways)
        case DatabaseFailure.busy, DatabaseFailure.unavailable:
            return Problem(
                view: .unavailable(ways: ways), status: .serviceUnavailable, headers: [(.retryAfter, "5")])
        case let trouble as CaseEventCoding.Trouble where trouble.isNewer:
            door.logger.error("\(trouble)")
            return Problem(
                view: .unavailable(ways: ways), status: .serviceUnavailable, headers: [(.retryAfter, "30")])
        case BlobFailure.unreachable, BlobFailure.refused:
            // What a store says names no person.
            logger.error("\(error)")
            return Problem(
                view: .unavailable(ways: ways), status: .serviceUnavailable, headers: [(.retryAfter, "30")])
        case DatabaseFailure.unknownOutcome:
            return Problem(view: .perhapsKept(ways: ways), status: .serviceUnavailable)
        default: return fault(error, ways)
        }
    }

    /// 507 (RFC 4918): nothing of it was kept, and the same works again as soon as there is room.
    private func full(_ ways: [LinkView]) -> Problem {
        logger.error("Ruang penyimpanan penuh.")
        return Problem(
            view: .storageFull(ways: ways), status: .init(code: 507, reasonPhrase: "Insufficient Storage"),
            headers: [(.retryAfter, "300")])
    }

    private func notFound(_ ways: [LinkView]) -> Problem {
        Problem(view: .notFound(ways: ways), status: .notFound)
    }

    /// A fault of ours: the number on the page finds the line in the log, which names no person.
    private func fault(_ error: any Error, _ ways: [LinkView]) -> Problem {
        // The type alone: what an error says may hold what somebody typed.
        logger.error("gangguan", metadata: ["type": "\(type(of: error))"])
        return Problem(view: .fault(ways: ways), status: .internalServerError)
    }

    private func page(_ problem: Problem, in frame: FrameView, _ request: Request) -> Response {
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
