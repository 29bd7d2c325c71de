import Forms
import Pages
import Services
import Store

/// `…/petugas/{petugas}/kode-masuk`: the second factor of somebody whose telephone and paper are gone.
enum TakeSecondFactorPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        return page(place, try place.officer(in: transaction), error: nil)
    }

    static func take(_ visit: Visit) async throws -> Reply {
        let (place, officer) = try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (place, try place.officer(in: transaction))
        }
        do {
            try await TakeSecondFactor(visit.web.environment)(
                of: place.account, in: place.office.id, by: try await visit.proved())
            return .redirect(
                to: place.page, flash: "Kode masuk sudah dihapus; petugas dikeluarkan dari semua perangkat.")
        } catch let troubles as FieldTroubles {
            return page(place, officer, error: troubles.messages["sandi"])
        }
    }

    private static func page(_ place: AdministrationVisit, _ officer: OfficerLook, error: String?) -> Reply {
        place.ask(
            AskView(
                title: "Hapus kode masuk?", about: officer.account.name,
                points: [
                    "Pastikan lebih dahulu bahwa petugas ini sendiri yang memintanya",
                    "Sesudah ini masuk cukup dengan kata sandi, sampai petugas mengaktifkannya lagi",
                    officer.account.email == nil
                        ? "Petugas ini tidak punya alamat email; beri tahu langsung"
                        : "Petugas diberi tahu lewat email",
                ] + officer.endingElsewhere,
                fields: [.ownPassword(error: error)], action: "\(place.page)/kode-masuk", submit: "Hapus kode masuk",
                isBad: true, back: place.page))
    }
}
