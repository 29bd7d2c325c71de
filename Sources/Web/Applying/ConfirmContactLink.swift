import HTTPTypes
import Pages
import Services
import Store

/// `{base}/kontak/{token}`: proves the address by the link of the mail. Opening it shows a button, since mail scanners
/// open links too; pressing it opens the session and goes on with the draft, in the browser that began it. Mail programs
/// open links in browsers of their own: any other browser uses nothing up and is shown the code to type in the first.
enum ConfirmContactLink {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        do {
            let code = try ConfirmContact(visit.web.environment).code(ofLink: visit.parameter("token"), in: transaction)
            guard let draft = ownDraft(of: visit, in: transaction) else { return elsewhere(visit, code: code) }
            let view = ConfirmView(
                title: "Pastikan alamat email Anda", text: "Tekan tombol di bawah untuk melanjutkan permohonan.",
                action: "\(visit.base)\(AccountPaths.contact(visit.parameter("token"), draft: draft))",
                submit: "Lanjutkan permohonan")
            return .page(Page.confirm(view, in: visit.frame()))
        } catch let trouble as LinkTrouble {
            return over(trouble, visit)
        }
    }

    static func confirm(_ visit: Visit) async throws -> Reply {
        let confirm = ConfirmContact(visit.web.environment)
        do {
            let (code, draft) = try await visit.read { transaction in
                (
                    try confirm.code(ofLink: visit.parameter("token"), in: transaction),
                    ownDraft(of: visit, in: transaction)
                )
            }
            guard let draft else { return elsewhere(visit, code: code) }
            let session = try await confirm(link: visit.parameter("token"), from: visit.visitor)
            return try await LogInPages.entered(
                session, next: LocalPath("\(visit.base)/ajukan/\(draft)/periksa"), visit)
        } catch let trouble as LinkTrouble {
            return over(trouble, visit)
        }
    }

    private static func elsewhere(_ visit: Visit, code: String) -> Reply {
        .page(Page.codeForOtherBrowser(code: code, validMinutes: 15, in: visit.frame()))
    }

    private static func over(_ trouble: LinkTrouble, _ visit: Visit) -> Reply {
        LinkPages.over(trouble, visit, again: LinkPages.byMail(visit))
    }

    /// The draft that the link names, if this browser may go on with it.
    private static func ownDraft(of visit: Visit, in transaction: any ReadTransaction) -> String? {
        guard let draft = visit.query["draf"] else { return nil }
        let open = try? DraftDesk(visit.web.environment, visit.web.cases).open(
            draft, of: visit.office.id, by: visit.person, secret: visit.draftSecret, in: transaction)
        return open == nil ? nil : draft
    }
}
