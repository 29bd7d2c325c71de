import HTTPTypes
import Pages
import Services

/// `{base}/masuk/kode`: the code after the password. Its page is the answer to `/masuk`: nothing of it stands in an address.
enum CodePages {
    static func enter(_ visit: Visit) async throws -> Reply {
        let token = visit.form["kunci-masuk"] ?? ""
        let next = LocalPath(visit.form["lanjut"])
        var view = CodeView(token: token, next: next?.text)
        do {
            let session = try await EnterCode(visit.web.environment)(
                token, code: visit.form["kode"] ?? "", from: visit.visitor)
            return try await LogInPages.entered(session, next: next, visit)
        } catch let wrong as WrongCode {
            view.error = wrong.message
        } catch let denial as Denial where denial.answer == .logIn {
            return .redirect(to: "\(visit.base)/masuk", flash: "Waktunya sudah habis. Masuk lagi dengan kata sandi.")
        }
        var reply = page(visit, view)
        reply.status = .unprocessableContent
        return reply
    }

    static func page(_ visit: Visit, _ view: CodeView) -> Reply {
        .page(Page.code(view, in: visit.frame(at: .logIn)))
    }
}
