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
        let view = SavedView(
            service: draft.open.procedure.title, link: link(draft), kind: kind(draft), resume: draft.goesOn)
        return .page(Page.saved(view, in: draft.frame()))
    }

    /// Only a draft that belongs to a browser is given to another one by its link; the others ask who comes.
    private static func link(_ draft: DraftVisit) -> String {
        let visit = draft.visit
        if draft.isAtCounter { return visit.web.environment.addresses.root + draft.root + "/1" }
        guard case .link = kind(draft) else { return "\(visit.place.base)\(draft.root.dropFirst(visit.base.count))/1" }
        let token = draft.desk.returnToken(of: draft.open.draft)
        return "\(visit.place.base)/ajukan/\(draft.id)/lanjut/\(token)"
    }

    private static func kind(_ draft: DraftVisit) -> SavedView.Kind {
        let stored = draft.open.draft
        if stored.parent != nil { return .form }
        let kept = LocalDate(
            stored.changed.adding(seconds: Int64(Draft.keptDays) * 86_400).date(in: draft.office.zone))
        if stored.assistedBy != nil { return .counter(until: kept) }
        return stored.account == nil ? .link(until: kept) : .account(until: kept)
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
