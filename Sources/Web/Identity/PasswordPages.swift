import HTTPTypes
import Pages
import Services

/// `{base}/sandi/…`: a new password for whoever forgot it.
enum PasswordPages {
    static func showForgotten(_ visit: Visit) async throws -> Reply {
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

    static func showReset(_ visit: Visit) async throws -> Reply {
        do {
            try await ResetPassword(visit.web.environment).look(visit.parameter("token"))
            return try await page(visit, errors: [:])
        } catch let trouble as LinkTrouble {
            return try await LinkPages.over(trouble, visit)
        }
    }

    static func reset(_ visit: Visit) async throws -> Reply {
        let password = visit.form["sandi"] ?? ""
        guard password == visit.form["ulangi"] else {
            return try await page(visit, errors: ["ulangi": "Kedua sandi tidak sama"])
        }
        do {
            try await ResetPassword(visit.web.environment)(visit.parameter("token"), password: password)
            return .redirect(to: "\(visit.base)/masuk", flash: "Sandi baru sudah berlaku. Masuk dengan sandi itu.")
        } catch let troubles as FieldTroubles {
            return try await page(visit, errors: troubles.messages)
        } catch let trouble as LinkTrouble {
            return try await LinkPages.over(trouble, visit)
        }
    }

    private static func page(_ visit: Visit, errors: [String: String]) async throws -> Reply {
        let view = ResetPasswordView(
            action: "\(visit.base)/sandi/\(visit.parameter("token"))", minLength: PasswordRules.minimumLength,
            passwordError: errors["sandi"], repeatError: errors["ulangi"])
        return .page(
            Page.resetPassword(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
