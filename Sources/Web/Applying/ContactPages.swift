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
        guard draft.open.asksContact else { return .redirect(to: "\(draft.root)/periksa") }
        let email = draft.open.addressToProve ?? draft.open.answeredEmail ?? ""
        return page(draft, email: email, error: nil)
    }

    static func page(_ draft: DraftVisit, email: String, error: String?) -> Reply {
        let view = ContactView(
            service: draft.open.procedure.title, email: email, error: error, fields: [], action: "\(draft.root)/kontak",
            back: "\(draft.root)/\(draft.open.screens.screens.count)",
            progress: draft.progress(of: draft.total - 1),
            without: draft.open.offersContact
                ? LinkView(label: "Lanjut tanpa memberi alamat", href: "\(draft.root)/periksa") : nil)
        return .page(
            Page.contact(view, in: draft.frame()), status: error == nil ? .ok : .unprocessableContent)
    }
}

/// POST `{base}/ajukan/{draf}/kontak`: mails a code.
enum SendContact {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        let email = visit.form["email"] ?? ""
        if let wanted = draft.open.addressToProve, let typed = EmailAddress(email), typed.text != wanted {
            let error =
                "Pastikan alamat yang Anda isi pada permohonan: \(wanted). Bila keliru, kembali lalu ubah jawabannya"
            return ShowContact.page(draft, email: email, error: error)
        }
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
        let email = try VerifyContact(draft.visit.web.environment).address(of: verification, in: transaction)
        let address = "\(draft.root)/kode/\(verification)"
        let view = CheckMailView(
            email: email ?? "alamat yang Anda tulis", code: code, error: error, action: address,
            resend: "\(address)/ulang", change: "\(draft.root)/kontak", validMinutes: 15,
            progress: draft.progress(of: draft.total))
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
