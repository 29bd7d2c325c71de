import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}/cabut`: asks again, then withdraws.
enum WithdrawPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let look = try ShowMyCase.look(visit, in: transaction)
        if case .failure(let refusal) = look.state.withdrawalPermission(for: look.actor, in: look.procedure) {
            return CaseTrouble(visit).reply(to: refusal, look)
        }
        return page(visit, look, reason: "", error: nil)
    }

    static func withdraw(_ visit: Visit) async throws -> Reply {
        let look = try await visit.read { try ShowMyCase.look(visit, in: $0) }
        let reason = visit.form["alasan"] ?? ""
        do {
            try await WithdrawCase(visit.web.environment, visit.web.cases)(
                look.id, of: visit.office.id, reason: reason, by: visit.person)
        } catch Refusal.reasonMissing {
            return page(visit, look, reason: reason, error: "Tulis alasan Anda mencabut")
        } catch let refusal as Refusal {
            return CaseTrouble(visit).reply(to: refusal, look, entered: reason)
        }
        return .redirect(to: "\(visit.base)/permohonan/\(look.id)", flash: "Permohonan sudah dicabut.")
    }

    private static func page(_ visit: Visit, _ look: CaseLook, reason: String, error: String?) -> Reply {
        let address = "\(visit.base)/permohonan/\(look.id)"
        let done = look.state.effects.filter { !$0.key.isUndo && !$0.status.isWaiting }
        let view = WithdrawView(
            service: look.procedure.title, code: look.track?.description ?? look.number, action: "\(address)/cabut",
            caseHref: address, version: look.state.version, reason: reason, error: error,
            isReasonRequired: look.procedure.withdrawal?.reasonRequired ?? false,
            consequences: done.compactMap { effect in
                guard EffectTable.effect(effect.effect)?.declaration.undo != nil else { return nil }
                return look.procedure.step(effect.key.step).map { "“\($0.text)” yang sudah selesai dibatalkan." }
            })
        return .page(
            Page.withdraw(view, in: visit.frame(at: .cases)),
            status: error == nil ? .ok : .unprocessableContent)
    }
}
