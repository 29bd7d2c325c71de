import HTTPTypes
import Pages
import Services
import Store

/// `{base}/sandi/…`: a new password for whoever forgot it.
enum PasswordPages {
    static func showForgotten(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        .page(Page.forgottenPassword(ForgottenPasswordView(), in: visit.frame(at: .logIn)))
    }

    static func sendLink(_ visit: Visit) async throws -> Reply {
        let identifier = visit.form["pengenal"] ?? ""
        let frame = visit.frame(at: .logIn)
        do {
            try await RequestPasswordReset(visit.web.environment)(identifier, from: visit.visitor)
            return .page(Page.resetSent(validMinutes: 60, in: frame))
        } catch let troubles as FieldTroubles {
            let view = ForgottenPasswordView(identifier: identifier, error: troubles.messages.values.first)
            return .page(Page.forgottenPassword(view, in: frame), status: .unprocessableContent)
        }
    }

    static func showReset(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        do {
            try ResetPassword(visit.web.environment).look(visit.parameter("token"), in: transaction)
            return page(visit, errors: [:])
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit, again: anotherLink(visit))
        }
    }

    static func reset(_ visit: Visit) async throws -> Reply {
        let password = visit.form["sandi"] ?? ""
        guard password == visit.form["ulangi"] else {
            return page(visit, errors: ["ulangi": "Kedua kata sandi tidak sama"])
        }
        do {
            try await ResetPassword(visit.web.environment)(visit.parameter("token"), password: password)
            return .redirect(
                to: "\(visit.base)/masuk", flash: "Kata sandi baru sudah berlaku. Masuk dengan kata sandi itu.")
        } catch let troubles as FieldTroubles {
            return page(visit, errors: troubles.messages)
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit, again: anotherLink(visit))
        }
    }

    private static func anotherLink(_ visit: Visit) -> LinkView {
        LinkView(label: "Minta tautan baru", href: "\(visit.base)/sandi/lupa")
    }

    private static func page(_ visit: Visit, errors: [String: String]) -> Reply {
        let view = ResetPasswordView(
            action: "\(visit.base)/sandi/\(visit.parameter("token"))", minLength: PasswordRules.minimumLength,
            passwordError: errors["sandi"], repeatError: errors["ulangi"])
        return .page(
            Page.resetPassword(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
