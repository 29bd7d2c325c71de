import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/masuk`, `{base}/keluar`: one door for officers and applicants.
enum LogInPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        if visit.person.isSignedIn { return .redirect(to: home(of: visit.person, visit)) }
        return page(visit, LogInView(next: LocalPath(visit.query["lanjut"])?.text))
    }

    static func enter(_ visit: Visit) async throws -> Reply {
        let identifier = visit.form["pengenal"] ?? ""
        let next = LocalPath(visit.form["lanjut"])
        if let empty = empty(identifier, next, visit) { return empty }
        do {
            let session = try await LogIn(visit.web.environment)(
                identifier, password: visit.form["sandi"] ?? "", from: visit.visitor)
            return try await entered(session, next: next, visit)
        } catch let needed as CodeNeeded {
            return CodePages.page(visit, CodeView(token: needed.token, next: next?.text))
        } catch let refusal as LogInRefusal {
            return refused(refusal, identifier, next, visit)
        }
    }

    static func leave(_ visit: Visit) async throws -> Reply {
        try await EndSession(visit.web.environment)(visit.person)
        var reply = Reply.redirect(to: "\(visit.base)/", flash: "Anda sudah keluar.")
        reply.cookies.append(Cookies.line(Cookies.session, "", maxAge: 0))
        // What the next visitor of a shared computer begins is theirs, and what this one began stays out of sight.
        reply.cookies.append(Cookies.line(Cookies.form, "", maxAge: 0))
        return reply
    }

    /// The cookies of somebody who was let in. A draft that this browser began follows its owner.
    static func entered(_ session: OpenedSession, next: LocalPath?, _ visit: Visit) async throws -> Reply {
        let person = Person(kind: session.kind, id: session.person, name: "")
        if let draft = next?.draft {
            try await DraftDesk(visit.web.environment, visit.web.cases).follow(
                draft, ofSecret: visit.draftSecret, at: visit.office.id, to: person)
        }
        var reply = Reply.redirect(to: next?.text ?? home(of: person, visit))
        reply.cookies.append(Cookies.line(Cookies.session, session.token))
        reply.cookies.append(Cookies.line(Cookies.form, "", maxAge: 0))
        if let device = session.deviceToken {
            reply.cookies.append(Cookies.line(Cookies.device, device, maxAge: 180 * 86_400))
        }
        return reply
    }

    private static func home(of person: Person, _ visit: Visit) -> String {
        person.kind == .officer && visit.place.isRegencyHost ? "/meja" : "\(visit.base)/permohonan"
    }

    /// What was left empty is said before anything is looked up; nil where both are there.
    private static func empty(_ identifier: String, _ next: LocalPath?, _ visit: Visit) -> Reply? {
        let view = LogInView(
            identifier: identifier,
            error: identifier.trimmed.isEmpty ? "Isi nama pengguna atau email" : nil,
            passwordError: visit.form["sandi"]?.isEmpty == false ? nil : "Isi kata sandi", next: next?.text)
        guard view.error != nil || view.passwordError != nil else { return nil }
        var reply = page(visit, view)
        reply.status = .unprocessableContent
        return reply
    }

    private static func refused(
        _ refusal: LogInRefusal, _ identifier: String, _ next: LocalPath?, _ visit: Visit
    ) -> Reply {
        var view = LogInView(identifier: identifier, next: next?.text)
        var status = 422
        var retryAfter: Int64?
        switch refusal {
        case .mismatch: view.error = refusal.message
        case .shut(let until):
            view.error = "\(refusal.message). Coba lagi sesudah \(LocalTime(until, in: visit.office.zone).clock)."
            (status, retryAfter) = (429, until.since(visit.now))
        case .busy(let seconds):
            view.error = refusal.message
            (status, retryAfter) = (429, seconds)
        case .officersElsewhere(let link): view.error = "\(refusal.message): \(link)/masuk"
        }
        var reply = page(visit, view)
        reply.status = .init(code: status)
        if let retryAfter { reply.headers.append((.retryAfter, "\(max(1, retryAfter))")) }
        return reply
    }

    private static func page(_ visit: Visit, _ view: LogInView) -> Reply {
        .page(Page.logIn(view, in: visit.frame(at: .logIn)))
    }
}

/// A path of this site: where somebody may be sent after logging in. Anything else could lead to another site.
struct LocalPath {
    let text: String

    init?(_ typed: String?) {
        guard let typed, typed.hasPrefix("/"), !typed.hasPrefix("//"), !typed.contains("\\"),
            typed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        text = typed
    }

    /// The draft that the path goes on with; nil for any other path.
    var draft: String? {
        let parts = text.split(separator: "/")
        guard let index = parts.firstIndex(of: "ajukan"), parts.indices.contains(index + 1) else { return nil }
        return String(parts[index + 1])
    }
}
