import Forms
import Hummingbird
import Pages
import Procedures
import Services
import Store

/// `{base}/ajukan/{draf}/simpan`: the link with which the draft goes on.
enum ShowSaved {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        let token = draft.desk.returnToken(of: draft.open.draft)
        let link =
            draft.caseHref != nil
            ? visit.place.base + draft.root.dropFirst(visit.base.count)
            : draft.isAtCounter
                ? visit.web.environment.addresses.root + draft.root + "/1"
                : "\(visit.place.base)/ajukan/\(draft.id)/lanjut/\(token)"
        let kept = draft.open.draft.changed.adding(seconds: Int64(Draft.keptDays) * 86_400)
        let view = SavedView(
            service: draft.open.procedure.title, link: link, emailed: nil,
            keptUntil: LocalDate(kept.date(in: draft.office.zone)), resume: draft.goesOn)
        return .page(Page.saved(view, in: draft.frame()))
    }
}

/// `{base}/ajukan/{draf}/lanjut/{token}`: gives the draft to this browser. Opening the link shows a button; pressing it
/// moves the draft here, so that a preview of the link takes nothing away.
enum ResumeApplication {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let view = ConfirmView(
            title: "Lanjutkan permohonan",
            text:
                "Permohonan yang Anda simpan dilanjutkan di peramban ini. Di peramban lain konsepnya tidak terbuka lagi, "
                + "sampai tautan ini dibuka di sana.",
            action: visit.request.uri.path, submit: "Lanjutkan permohonan")
        return .page(Page.confirm(view, in: visit.frame()))
    }

    static func resume(_ visit: Visit) async throws -> Reply {
        try await DraftDesk(visit.web.environment, visit.web.cases).resume(
            visit.parameter("draf"), of: visit.office.id, token: visit.parameter("token"), secret: visit.draftSecret)
        return .redirect(to: try await DraftVisit.open(visit).goesOn)
    }
}
