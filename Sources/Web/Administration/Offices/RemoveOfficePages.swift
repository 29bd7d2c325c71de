import HTTPTypes
import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/hapus`: an office that was made by mistake is taken away.
enum RemoveOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let remove = RemoveOffice(visit.web.environment)
        return ask(place, try remove.look(at: place.office.id, by: visit.person, in: transaction))
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        do {
            try await RemoveOffice(visit.web.environment)(place.office.id, by: visit.person)
        } catch let use as OfficeInUse {
            return ask(place, use.reasons)
        }
        return .redirect(to: "/kelola", flash: "\(place.office.name) sudah dihapus.")
    }

    private static func ask(_ place: AdministrationVisit, _ reasons: [String]) -> Reply {
        place.ask(
            AskView(
                title: "Hapus kantor?", about: place.office.name,
                points: [
                    "Hanya untuk kantor yang terlanjur dibuat dan belum pernah punya permohonan",
                    "Data kantor, logo, dan nama host-nya terhapus; undangan yang belum diterima tidak berlaku lagi",
                    "Nama pendek \(place.office.slug) dapat dipakai lagi",
                ],
                action: "\(place.root)/kantor/hapus", submit: reasons.isEmpty ? "Hapus kantor" : nil, isBad: true,
                back: "\(place.root)/kantor", trouble: reasons.isEmpty ? nil : "Kantor ini belum dapat dihapus",
                listed: reasons.isEmpty ? nil : (title: "Yang menghalangi", lines: reasons)))
    }
}
