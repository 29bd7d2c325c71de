import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/ajukan/{draf}/kontak`: where news goes, for whoever has no account.
enum ShowContact {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        guard draft.open.needsContact else { return .redirect(to: "\(draft.root)/periksa") }
        return page(draft, email: suggested(draft), error: nil)
    }

    /// The first answer that is an e-mail address: typed once, not asked for again.
    private static func suggested(_ draft: DraftVisit) -> String {
        let procedure = draft.open.procedure
        let asked = procedure.step(procedure.start).map { procedure.questions(of: $0) } ?? []
        for question in asked where question.field.kind == .email {
            if case .text(let text) = draft.open.draft.content.answers[question.path] { return text }
        }
        return ""
    }

    static func page(_ draft: DraftVisit, email: String, error: String?) -> Reply {
        let view = ContactView(
            service: draft.open.procedure.title, email: email, error: error, fields: [], action: "\(draft.root)/kontak",
            back: "\(draft.root)/\(draft.open.screens.screens.count)")
        return .page(
            Page.contact(view, in: draft.frame()), status: error == nil ? .ok : .unprocessableContent)
    }
}

/// POST `{base}/ajukan/{draf}/kontak`: mails a code.
enum SendContact {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        let email = visit.form["email"] ?? ""
        do {
            let id = try await VerifyContact(visit.web.environment)(email, from: visit.visitor, for: draft.id)
            return .redirect(to: "\(draft.root)/kode/\(id)")
        } catch let troubles as FieldTroubles {
            return ShowContact.page(draft, email: email, error: troubles.messages["surel"])
        }
    }
}

/// `{base}/ajukan/{draf}/kode/{verifikasi}`: the code that was mailed.
enum ShowCode {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(
            DraftVisit(visit, in: transaction), visit.parameter("verifikasi"), code: "", error: nil, in: transaction)
    }

    /// The page after an act that failed.
    static func again(_ draft: DraftVisit, _ verification: String, code: String, error: String?) async throws -> Reply {
        try await draft.visit.read { try page(draft, verification, code: code, error: error, in: $0) }
    }

    private static func page(
        _ draft: DraftVisit, _ verification: String, code: String, error: String?, in transaction: any ReadTransaction
    ) throws -> Reply {
        let email = try VerifyContact(draft.visit.web.environment).maskedAddress(of: verification, in: transaction)
        let address = "\(draft.root)/kode/\(verification)"
        let view = CheckMailView(
            email: email ?? "alamat yang Anda tulis", code: code, error: error, action: address,
            resend: "\(address)/ulang", change: "\(draft.root)/kontak", validMinutes: 15)
        return .page(
            Page.checkMail(view, in: draft.frame()), status: error == nil ? .ok : .unprocessableContent)
    }
}

/// POST `{base}/ajukan/{draf}/kode/{verifikasi}/ulang`: mails another code to the same address.
enum ResendCode {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        let verification = visit.parameter("verifikasi")
        do {
            let id = try await VerifyContact(visit.web.environment).again(
                verification, from: visit.visitor, for: draft.id)
            return .redirect(to: "\(draft.root)/kode/\(id)", flash: "Kode baru sudah dikirim.")
        } catch let troubles as FieldTroubles {
            return try await ShowCode.again(draft, verification, code: "", error: troubles.messages["surel"])
        }
    }
}

/// POST `{base}/ajukan/{draf}/kode/{verifikasi}`: the address is proven, and the draft is its owner's.
enum ConfirmCode {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        let (verification, code) = (visit.parameter("verifikasi"), visit.form["kode"] ?? "")
        do {
            let session = try await ConfirmContact(visit.web.environment)(
                code: code, of: verification, from: visit.visitor)
            return try await LogInPages.entered(session, next: LocalPath("\(draft.root)/periksa"), visit)
        } catch let troubles as FieldTroubles {
            return try await ShowCode.again(draft, verification, code: code, error: troubles.messages["kode"])
        }
    }
}

/// `{base}/kontak/{token}`: the same by the link of the mail. Opening it shows a button, since mail scanners open links
/// too; pressing it opens the session and goes on with the draft, in the browser that began it.
enum ConfirmContactLink {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let view = ConfirmView(
            title: "Pastikan alamat email Anda", text: "Tekan tombol di bawah untuk melanjutkan permohonan.",
            action: "\(visit.base)\(AccountPaths.contact(visit.parameter("token"), draft: draft(of: visit)))",
            submit: "Lanjutkan permohonan")
        return .page(Page.confirm(view, in: visit.frame()))
    }

    static func confirm(_ visit: Visit) async throws -> Reply {
        do {
            let next = try await next(visit)
            let session = try await ConfirmContact(visit.web.environment)(
                link: visit.parameter("token"), from: visit.visitor)
            return try await LogInPages.entered(session, next: LocalPath(next), visit)
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit)
        }
    }

    /// The draft, if it is this browser's; any other browser is led to the person's own cases.
    private static func next(_ visit: Visit) async throws -> String {
        let cases = "\(visit.base)/permohonan"
        guard let draft = draft(of: visit) else { return cases }
        do {
            _ = try await visit.read { transaction in
                try DraftDesk(visit.web.environment, visit.web.cases).open(
                    draft, of: visit.office.id, by: visit.person, secret: visit.draftSecret, in: transaction)
            }
            return "\(visit.base)/ajukan/\(draft)/periksa"
        } catch is DraftMissing {
            return cases
        }
    }

    /// The draft that the link names, as far as it could be one.
    private static func draft(of visit: Visit) -> String? {
        visit.query["draf"].flatMap { draft in
            draft.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) } ? draft : nil
        }
    }
}
