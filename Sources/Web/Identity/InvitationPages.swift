import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `{base}/undangan/{token}`: the first password.
enum InvitationPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        do {
            return try page(visit, errors: [:], in: transaction)
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit)
        }
    }

    static func accept(_ visit: Visit) async throws -> Reply {
        let password = visit.form["sandi"] ?? ""
        do {
            guard password == visit.form["ulangi"] else {
                return try await again(visit, errors: ["ulangi": "Kedua kata sandi tidak sama"])
            }
            let session = try await AcceptInvitation(visit.web.environment)(
                visit.parameter("token"), password: password, from: visit.visitor)
            return try await LogInPages.entered(session, next: nil, visit)
        } catch let troubles as FieldTroubles {
            return try await again(visit, errors: troubles.messages)
        } catch let refusal as LogInRefusal {
            return try await again(visit, errors: ["sandi": refusal.message])
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit)
        }
    }

    private static func again(_ visit: Visit, errors: [String: String]) async throws -> Reply {
        try await visit.read { try page(visit, errors: errors, in: $0) }
    }

    private static func page(
        _ visit: Visit, errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let token = visit.parameter("token")
        let account = try AcceptInvitation(visit.web.environment).invited(token, in: transaction)
        let view = InvitationView(
            name: account.name, role: nil, identifier: account.username ?? account.email ?? "",
            action: "\(visit.base)/undangan/\(token)",
            expiresAt: LocalTime(account.created.adding(seconds: 7 * 86_400), in: visit.office.zone),
            minLength: PasswordRules.minimumLength, passwordError: errors["sandi"], repeatError: errors["ulangi"])
        return .page(
            Page.invitation(view, in: visit.frame()), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

/// Links that no longer work.
enum LinkPages {
    /// - Parameter again: how to get another one.
    static func over(_ trouble: LinkTrouble, _ visit: Visit, again: LinkView? = nil) -> Reply {
        let view = ProblemView(
            title: "Tautan tidak berlaku", text: "\(trouble.message).", kept: nil,
            links: [again, LinkView(label: "Masuk dengan kata sandi", href: "\(visit.base)/masuk")].compactMap(\.self))
        return .page(Page.problem(view, in: visit.frame()), status: .gone)
    }

    /// For somebody without an account.
    static func byMail(_ visit: Visit) -> LinkView {
        LinkView(label: "Minta tautan baru lewat email", href: "\(visit.base)/permohonan-saya")
    }
}
