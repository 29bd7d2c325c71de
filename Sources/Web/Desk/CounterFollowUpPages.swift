import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/lanjutan/{lanjutan}`: begins a case that follows this one, for its applicant (`lanjutan`).
enum CounterFollowUpPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(DeskVisit(visit, in: transaction), errors: [:])
    }

    static func start(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        guard let channel = CounterPages.chosenWay(visit) else {
            return try page(desk, errors: ["kanal": "Pilih cara permohonan ini datang"])
        }
        do {
            let id = try await StartFollowUp(visit.web.environment, visit.web.cases)(
                visit.parameter("lanjutan"), of: desk.look.id, office: desk.office.id, atCounter: channel,
                happened: visit.form["terjadi"], by: visit.person)
            // The draft holds what the case knew.
            await visit.note(desk.opening())
            return .redirect(to: "/meja/\(desk.office.slug)/ajukan/\(id)/1")
        } catch let troubles as FieldTroubles {
            return try page(desk, errors: troubles.messages)
        }
    }

    private static func page(_ desk: DeskVisit, errors: [String: String]) throws -> Reply {
        let (look, visit) = (desk.look, desk.visit)
        guard let offer = look.followUps.first(where: { $0.name == visit.parameter("lanjutan") }) else {
            throw WebTrouble.notFound
        }
        let arrival =
            offer.isOver
            ? FieldView.arrivalInTime(
                typed: visit.form["terjadi"] ?? "", error: errors["terjadi"], until: offer.until ?? visit.now,
                calendar: look.calendar) : CounterPages.arrival(visit, errors, look.calendar)
        let view = CounterFollowUpView(
            title: offer.title, code: look.number, caseHref: desk.root, applicant: look.applicantName ?? "pemohon",
            until: offer.isOver ? nil : offer.until.map { LocalTime($0, in: look.calendar.zone) },
            fields: [CounterPages.way(visit, errors), arrival],
            action: "\(desk.root)/lanjutan/\(offer.name)")
        return .page(
            Page.counterFollowUp(view, in: desk.frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}
