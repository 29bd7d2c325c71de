import HTTPTypes
import Pages
import Services
import Store

/// `{base}/permohonan-saya`: the way back to their cases for people without an account, by a link that is mailed.
enum CaseAccessPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        page(visit, email: "", error: nil)
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let email = visit.form["email"] ?? ""
        do {
            try await CaseAccess(visit.web.environment).request(email, from: visit.visitor)
        } catch let troubles as FieldTroubles {
            return page(visit, email: email, error: troubles.messages["surel"])
        }
        let view = ProblemView(
            title: "Periksa email Anda",
            text: "Bila ada permohonan dengan alamat itu, tautannya sudah kami kirim. Tautan berlaku sekali.",
            kept: nil,
            links: [LinkView(label: "Ke beranda", href: "\(visit.base)/")])
        return .page(Page.problem(view, in: visit.frame()))
    }

    static func showLink(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let view = ConfirmView(
            title: "Buka permohonan Anda", text: "Tekan tombol di bawah untuk membuka permohonan di peramban ini.",
            action: "\(visit.base)/permohonan-saya/tautan/\(visit.parameter("token"))", submit: "Buka permohonan")
        return .page(Page.confirm(view, in: visit.frame()))
    }

    static func open(_ visit: Visit) async throws -> Reply {
        do {
            let session = try await CaseAccess(visit.web.environment).open(
                visit.parameter("token"), from: visit.visitor)
            return try await LogInPages.entered(session, next: LocalPath("\(visit.base)/permohonan"), visit)
        } catch let trouble as LinkTrouble {
            return LinkPages.over(trouble, visit, again: LinkPages.byMail(visit))
        }
    }

    /// By code and key, for whoever left no address.
    static func openByKey(_ visit: Visit) async throws -> Reply {
        let code = visit.form["kode-permohonan"] ?? ""
        do {
            let (session, caseID) = try await OpenByKey(visit.web.environment)(
                code: code, key: visit.form["kunci-permohonan"] ?? "", from: visit.visitor)
            return try await LogInPages.entered(
                session, next: LocalPath("\(visit.base)/permohonan/\(caseID)"), visit)
        } catch let troubles as FieldTroubles {
            return page(visit, email: "", error: nil, code: code, keyError: troubles.messages["kunci-permohonan"])
        }
    }

    private static func page(
        _ visit: Visit, email: String, error: String?, code: String = "", keyError: String? = nil
    ) -> Reply {
        let view = CaseAccessView(
            email: email, error: error, action: "\(visit.base)/permohonan-saya", code: code, keyError: keyError)
        return .page(
            Page.caseAccess(view, in: visit.frame()),
            status: error == nil && keyError == nil ? .ok : .unprocessableContent)
    }
}
