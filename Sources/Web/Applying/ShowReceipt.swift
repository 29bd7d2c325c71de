import Pages
import Procedures
import Services
import Store

/// The receipt: `{base}/ajukan/{draf}/terkirim` after sending, and `{base}/permohonan/{permohonan}/tanda-terima` as long
/// as the case is there.
enum ShowReceipt {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        guard let caseID = draft.open.draft.caseID else { return .redirect(to: "\(draft.root)/periksa") }
        let receipt = try CaseReceipt.load(
            caseID, of: draft.office.id, draft: (draft.id, visit.draftSecret), visit.web.environment, visit.web.cases,
            in: transaction)
        let link = link(draft, caseID, receipt)
        let filedBy = draft.isAtCounter ? visit.person.name : nil
        return .page(Page.receipt(view(of: receipt, link, filedBy: filedBy), in: draft.frame()))
    }

    /// Where to go from the receipt.
    private static func link(_ draft: DraftVisit, _ caseID: String, _ receipt: CaseReceipt) -> LinkView {
        let visit = draft.visit
        if let caseHref = draft.caseHref { return LinkView(label: "Kembali ke permohonan", href: caseHref) }
        if draft.isAtCounter {
            return LinkView(label: "Buka permohonan di meja", href: "/meja/\(draft.office.slug)/\(caseID)")
        }
        // Filled in by the counter of the case that asked for it: the new one is another office's.
        if draft.open.isAssisted { return LinkView(label: "Tugas saya", href: "/meja") }
        // Whoever came by the key of one case has that case only: what they send is another's.
        return visit.person.isSignedIn && !visit.person.lacksAddress && receipt.key == nil
            ? caseLink(visit, caseID)
            : LinkView(label: "Lacak permohonan", href: "\(visit.base)/lacak?kode=\(receipt.track.symbols)")
    }

    static func ofCase(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let look = try ShowMyCase.look(visit, in: transaction)
        let receipt = try CaseReceipt.load(
            look.id, of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        return .page(
            Page.receipt(view(of: receipt, caseLink(visit, look.id), filedBy: nil), in: visit.frame(at: .cases)))
    }

    private static func caseLink(_ visit: Visit, _ id: String) -> LinkView {
        LinkView(label: "Lihat permohonan", href: "\(visit.base)/permohonan/\(id)")
    }

    private static func next(_ receipt: CaseReceipt, isAtCounter: Bool) -> [String] {
        let told = "Kami mengabari lewat email bila ada yang perlu Anda isi, dan ketika permohonan selesai."
        let untold =
            "Kami tidak dapat mengabari Anda. Buka lagi dengan kode dan kunci Anda, misalnya dua kali sepekan: mungkin "
            + "ada yang kami tanyakan."
        return [receipt.procedure.afterSending(isAssisted: isAtCounter)]
            + (isAtCounter ? [] : [receipt.isTold ? told : untold])
    }

    private static func view(of receipt: CaseReceipt, _ link: LinkView, filedBy: String?) -> ReceiptView {
        ReceiptView(
            service: receipt.procedure.title, code: receipt.track.description, number: receipt.number,
            applicant: receipt.applicantName, receivedAt: LocalTime(receipt.received, in: receipt.zone),
            due: receipt.due.map { LocalTime(due: $0, in: receipt.zone) }, dueFor: receipt.dueFor,
            papers: receipt.papers, next: next(receipt, isAtCounter: filedBy != nil),
            caseLink: link, filedBy: filedBy, key: receipt.key?.description)
    }
}
