import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}/cabut` and `/meja/{meja}/{permohonan}/cabut`: asks again, then withdraws.
enum WithdrawPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Withdrawal(CaseVisit(ofApplicant: visit, in: transaction)).show()
    }

    static func withdraw(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Withdrawal(CaseVisit(ofApplicant: visit, in: $0)) }.send()
    }

    static func showAtDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Withdrawal(CaseVisit(atDesk: visit, in: transaction)).show()
    }

    static func withdrawAtDesk(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Withdrawal(CaseVisit(atDesk: visit, in: $0)) }.send()
    }
}

private struct Withdrawal: Sendable {
    let place: CaseVisit

    init(_ place: CaseVisit) { self.place = place }

    private var visit: Visit { place.visit }
    private var look: CaseLook { place.look }

    func show() -> Reply {
        if case .failure(let refusal) = look.withdrawalPermission() { return place.trouble(refusal) }
        return page(reason: "", errors: [:])
    }

    func send() async throws -> Reply {
        let reason = visit.form["alasan"] ?? ""
        do {
            try await WithdrawCase(visit.web.environment, visit.web.cases)(
                look.id, of: look.office, reason: reason, happened: visit.form["terjadi"],
                consent: visit.form["persetujuan"] ?? "", by: visit.person)
        } catch Refusal.reasonMissing {
            return page(reason: reason, errors: ["alasan": "Isi alasan mencabut"])
        } catch let troubles as FieldTroubles {
            return page(reason: reason, errors: troubles.messages)
        } catch let refusal as Refusal {
            return place.trouble(refusal, entered: reason)
        }
        return .redirect(
            to: place.href,
            flash: "Permohonan sudah dicabut" + (look.reach?.done ?? "."))
    }

    /// What an officer is asked who enters it for the applicant.
    private func assisting(_ errors: [String: String]) -> [FieldView] {
        guard look.isAssistingWithdrawal else { return [] }
        let happened = FieldView.occurrence(
            "Kapan pemohon mencabutnya?", typed: visit.form["terjadi"] ?? "", error: errors["terjadi"],
            earliest: look.state.lastMoved, zone: look.calendar.zone)
        guard look.asksForConsentToWithdraw else { return [happened] }
        let consent = FieldView.consent(
            "Bagaimana pemohon meminta pencabutan ini?", hint: "Jawaban ini disimpan bersama nama Anda",
            chosen: visit.form["persetujuan"], error: errors["persetujuan"])
        return [consent, happened]
    }

    private func page(reason: String, errors: [String: String]) -> Reply {
        let done = look.state.effects.filter { !$0.key.isUndo && !$0.status.isWaiting }
        let view = WithdrawView(
            service: look.procedure.title,
            code: place.code, action: "\(place.href)/cabut",
            caseHref: place.href, version: look.state.version, reason: reason, error: errors["alasan"],
            assisting: assisting(errors),
            isReasonRequired: look.procedure.withdrawal?.reasonRequired ?? false,
            consequences: done.compactMap { effect in
                guard EffectTable.effect(effect.effect)?.declaration.undo != nil else { return nil }
                return look.procedure.step(effect.key.step).map { "“\($0.text)” yang sudah selesai dibatalkan." }
            }, who: place.desk == nil ? .applicant : look.isAssistingWithdrawal ? .counter : .office,
            news: look.reach?.words)
        return .page(
            Page.withdraw(view, in: place.frame),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
