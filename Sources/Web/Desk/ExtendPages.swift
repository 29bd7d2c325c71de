import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/perpanjang/{batas}`: shows the new deadline, then extends (`perpanjangan`).
enum ExtendPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(DeskVisit(visit, in: transaction), reason: "", error: nil)
    }

    static func extend(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        let reason = visit.form["alasan"] ?? ""
        do {
            try await ExtendLimit(visit.web.environment, visit.web.cases)(
                visit.parameter("batas"), of: desk.look.id, office: desk.office.id, reason: reason, by: visit.person)
        } catch Refusal.reasonMissing {
            return try page(desk, reason: reason, error: "Isi alasan memperpanjang")
        } catch let refusal as Refusal {
            return CaseTrouble(visit).reply(to: refusal, desk.look, desk: desk.office, entered: reason)
        }
        let after = try await DeskVisit.open(visit)
        return .redirect(to: desk.root, flash: "Batas waktu diperpanjang\(news(before: desk, after: after)).")
    }

    /// Whether the applicant hears of it: who has no address is told by an officer, who applied without a name by nobody.
    private static func news(before: DeskVisit, after: DeskVisit) -> String {
        let known = Set(before.look.notices.filter(\.isApplicants).map(\.notice.key))
        guard let told = after.look.notices.first(where: { $0.isApplicants && !known.contains($0.notice.key) }) else {
            return ""
        }
        if told.mustBeTold { return "; pemohon tanpa alamat email belum diberi tahu" }
        return after.look.reach == .returned
            ? "; email terakhir kepada pemohon dikembalikan, beri tahu juga dengan cara lain" : "; pemohon diberi tahu"
    }

    private static func page(_ desk: DeskVisit, reason: String, error: String?) throws -> Reply {
        let (look, visit) = (desk.look, desk.visit)
        let name = visit.parameter("batas")
        if case .failure(let refusal) = look.extensionPermission(for: name) {
            return CaseTrouble(visit).reply(to: refusal, look, desk: desk.office)
        }
        guard let limit = look.procedure.limits.first(where: { $0.name == name }), let rule = limit.extension else {
            throw WebTrouble.notFound
        }
        let after = try look.deadline(extending: name)
        let view = ExtendView(
            service: look.procedure.title, code: look.number, caseHref: desk.root,
            action: "\(desk.root)/perpanjang/\(name)", amount: rule.amount.written,
            now: look.state.limits[name].map(CaseWords(look: look).due(of:)) ?? .none,
            after: after.map {
                DueView($0.due, now: look.now, zone: $0.zone, isProvisional: $0.isProvisional)
            } ?? .none,
            why: after.map { WhyView($0, basis: nil) }, reason: reason, error: error,
            isReasonRequired: rule.reasonRequired)
        return .page(Page.extend(view, in: desk.frame), status: error == nil ? .ok : .unprocessableContent)
    }
}
