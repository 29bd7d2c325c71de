import Forms
import Pages
import Services
import Store

/// `…/peran/{peran}/pengganti`: somebody who holds the same role while its holder is away, or after they have gone.
enum StandInPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try StandIn(visit, in: transaction).page(errors: [:], isSent: false)
    }

    static func give(_ visit: Visit) async throws -> Reply {
        let standIn = try await visit.read { try StandIn(visit, in: $0) }
        let place = standIn.place
        guard let username = visit.form["pengganti"], standIn.others.contains(where: { $0.username == username }) else {
            return standIn.page(errors: ["pengganti": "Pilih penggantinya"], isSent: true)
        }
        do {
            var form = RoleForm(office: place.office, today: place.today, form: visit.form)
            form.fixedRole = standIn.role.name
            let outcome = try await AssignRole(visit.web.environment)(
                try form.read(), to: username, in: place.office.id, by: visit.person)
            guard !outcome.isWaiting else {
                return .redirect(
                    to: place.list, flash: "Peran sudah ditawarkan kepada “\(username)”. \(GiveRolePages.waits)")
            }
            return .redirect(to: place.page, flash: "Pengganti sudah ditunjuk.")
        } catch let troubles as FieldTroubles {
            return standIn.page(errors: troubles.messages, isSent: true)
        }
    }
}

private struct StandIn: Sendable {
    let place: AdministrationVisit
    let officer: OfficerLook
    let role: Role
    /// Who may stand in, by name.
    let others: [ListedOfficer]

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit(visit, in: transaction)
        officer = try place.officer(in: transaction)
        role = try place.role(of: officer)
        let (own, now) = (officer.account.id, visit.now)
        others = try ListOfficers(visit.web.environment)
            .of(place.office.id, by: visit.person, in: transaction)
            .filter { other in
                other.account != own && other.status != .closed && other.roles.contains { $0.isHeld(at: now) }
            }
    }

    func page(errors: [String: String], isSent: Bool) -> Reply {
        let form = isSent ? place.visit.form : nil
        var questions = RoleForm(office: place.office, today: place.today, form: form, errors: errors)
        // A post that ends is vacant from then on; one that does not has a holder who is away.
        (questions.fixedRole, questions.standing) = (role.name, role.lastDay == nil ? .daily : .acting)
        let who = FieldView(
            name: "pengganti", label: "Pengganti",
            hint: "Petugas kantor lain diberi peran lewat daftar petugas",
            error: errors["pengganti"] ?? errors["petugas"] ?? errors["peran"],
            control: .choice(form?["pengganti"], others.map { OptionView(value: $0.username, label: $0.name) }))
        return place.ask(
            AskView(
                title: "Tunjuk pengganti", about: "\(role.title(in: place.office)), dijabat \(officer.account.name)",
                points: [
                    "Pengganti mendapat tugas dan hak peran ini selama tanggal itu",
                    "Peran \(officer.account.name) tidak berubah",
                ],
                fields: [who] + questions.fields, action: "\(place.page)/peran/\(role.id)/pengganti",
                submit: "Tunjuk pengganti", back: place.page))
    }
}
