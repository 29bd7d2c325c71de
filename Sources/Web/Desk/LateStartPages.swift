import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}/ajukan`: begins a new case from what was entered too late.
enum LateStartPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(DeskVisit(visit, in: transaction), errors: [:])
    }

    static func start(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        let (_, address) = try desk.addressed()
        guard let channel = CounterPages.chosenWay(visit) else {
            return try page(desk, errors: ["kanal": "Pilih cara permohonan ini datang"])
        }
        do {
            let id = try await StartFromLateAct(visit.web.environment, visit.web.cases)(
                address, atCounter: channel, happened: visit.form["terjadi"], by: visit.person)
            // The draft holds what the case knew.
            await visit.note(desk.opening())
            return .redirect(to: "/meja/\(desk.office.slug)/ajukan/\(id)/1")
        } catch let troubles as FieldTroubles {
            return try page(desk, errors: troubles.messages)
        }
    }

    private static func page(_ desk: DeskVisit, errors: [String: String]) throws -> Reply {
        let (look, visit) = (desk.look, desk.visit)
        let (step, address) = try desk.addressed()
        guard look.lateActsToBeginFrom.contains(where: { $0.step == step.name && $0.visit == address.visit }) else {
            throw WebTrouble.notFound
        }
        let view = CounterFollowUpView(
            title: look.procedure.title, code: look.number, caseHref: desk.root,
            applicant: look.applicantName ?? "pemohon",
            fields: [CounterPages.way(visit, errors), CounterPages.arrival(visit, errors, look.calendar)],
            action: "\(desk.root)/terlambat/\(step.name)/\(address.visit)/ajukan")
        return .page(
            Page.counterFollowUp(view, in: desk.frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
