import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}`: what somebody did before the clock took the step.
enum LateActPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(DeskVisit(visit, in: transaction), errors: [:])
    }

    static func keep(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        let (step, address) = try desk.addressed()
        let only = step.outcomes.count == 1 ? step.outcomes[0].name : ""
        do {
            try await KeepLateAct(visit.web.environment, visit.web.cases)(
                address, outcome: visit.form["hasil"] ?? only, happened: visit.form["terjadi"] ?? "",
                reason: visit.form["alasan"].flatMap { $0.trimmed.isEmpty ? nil : $0 },
                note: visit.form["catatan"].flatMap { $0.trimmed.isEmpty ? nil : $0 }, by: visit.person)
        } catch let troubles as FieldTroubles {
            return try page(desk, errors: troubles.messages)
        } catch let refusal as Refusal {
            return try await desk.reply(to: refusal)
        }
        return .redirect(to: desk.root, flash: "Dicatat di riwayat. Keadaan permohonan tidak berubah.")
    }

    private static func page(_ desk: DeskVisit, errors: [String: String]) throws -> Reply {
        let (look, form) = (desk.look, desk.visit.form)
        let (step, address) = try desk.addressed()
        guard look.takenSteps.contains(where: { $0.step.name == step.name && $0.visit == address.visit }),
            let taken = look.state.taken(step.name, address.visit)
        else { throw WebTrouble.notFound }
        let who = step.lanes.compactMap(look.procedure.lane).first { $0.party == .outside }?.title ?? "pemohon"
        let outcomes = step.outcomes.map { OptionView(value: $0.name, label: $0.label) }
        let choice = FieldView(
            name: "hasil", label: "Apa hasilnya?", error: errors["hasil"], control: .choice(form["hasil"], outcomes))
        let time = FieldView(
            name: "terjadi", label: "Kapan \(who) melakukannya?",
            hint: "Paling awal \(LocalTime(taken.opened, in: look.calendar.zone).medium)", error: errors["terjadi"],
            control: .line(form["terjadi"] ?? "", .dateTime), autocomplete: "off")
        let reason = FieldView(
            name: "alasan", label: "Alasan", hint: "Bila disampaikan", isRequired: false,
            control: .paragraph(form["alasan"] ?? ""))
        let note = FieldView(
            name: "catatan", label: "Apa yang disampaikan?", hint: "Dibaca petugas di riwayat", isRequired: false,
            control: .paragraph(form["catatan"] ?? ""))
        let asksReason = step.outcomes.contains { $0.reason != nil }
        let view = LateActView(
            step: step.text, code: look.number, caseHref: desk.root, who: who,
            taken: LocalTime(taken.at, in: look.calendar.zone),
            fields: (outcomes.count > 1 ? [choice] : []) + [time] + (asksReason ? [reason] : []) + [note],
            action: "\(desk.root)/terlambat/\(step.name)/\(address.visit)")
        return .page(Page.lateAct(view, in: desk.frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
