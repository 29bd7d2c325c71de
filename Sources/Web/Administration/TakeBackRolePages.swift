import Pages
import Services
import Store

/// `/kelola/{meja}/peran/{tawaran}/tarik`: a role that was offered and waits for an answer is taken back.
enum TakeBackRolePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let waiting = try RoleOffer.waiting(
            in: place.office.id, by: visit.person, visit.web.environment, in: transaction)
        guard let offer = waiting.first(where: { $0.id == visit.parameter("tawaran") }) else { throw Denial.notFound }
        return place.ask(
            AskView(
                title: "Tarik tawaran peran?", about: "\(offer.told(in: place.office)), kepada “\(offer.username)”",
                points: ["Peran itu tidak dapat diterima lagi", "Anda dapat menawarkannya sekali lagi"],
                action: address(offer, place), submit: "Tarik tawaran", isBad: true, back: place.list))
    }

    static func takeBack(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        try await TakeBackRoleOffer(visit.web.environment)(
            visit.parameter("tawaran"), in: place.office.id, by: visit.person)
        return .redirect(to: place.list, flash: "Tawaran peran sudah ditarik.")
    }

    static func row(_ offer: RoleOffer, _ place: AdministrationVisit) -> OfficerListView.Offer {
        OfficerListView.Offer(
            username: offer.username, role: offer.told(in: place.office),
            state: "Menunggu jawaban sampai \(LocalTime(offer.ends, in: place.office.zone).date.long)",
            takeBack: LinkView(label: "Tarik…", href: address(offer, place)))
    }

    private static func address(_ offer: RoleOffer, _ place: AdministrationVisit) -> String {
        "\(place.root)/peran/\(offer.id)/tarik"
    }
}
