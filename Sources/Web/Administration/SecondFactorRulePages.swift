import Forms
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/kode-masuk`: of whom the office asks a second factor.
enum SecondFactorRulePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let chosen = try SecondFactorRules(visit.web.environment)(of: place.office.id, in: transaction)
        return page(place, chosen, error: nil)
    }

    static func set(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let chosen = Set(visit.form.all("wajib"))
        do {
            try await SecondFactorRules(visit.web.environment).set(chosen, of: place.office.id, by: visit.person)
            return .redirect(to: place.list, flash: "Kewajiban kode masuk sudah disimpan.")
        } catch let troubles as FieldTroubles {
            return page(place, chosen, error: troubles.messages["wajib"])
        }
    }

    private static func page(_ place: AdministrationVisit, _ chosen: Set<String>, error: String?) -> Reply {
        let roles = (place.office.kind.roles.map(\.name) + [OfficeKinds.auditor]).map { name in
            OptionView(value: name, label: place.office.kind.title(ofRole: name))
        }
        let everybody = OptionView(value: SecondFactorRules.everybody, label: "Semua petugas kantor ini")
        return place.ask(
            AskView(
                title: "Kewajiban kode masuk", about: place.office.name,
                points: [
                    "Selain kata sandi, masuk meminta kode dari ponsel",
                    "Petugas yang belum mengaktifkannya diminta melakukannya sebelum membuka mejanya",
                ],
                fields: [
                    FieldView(
                        name: "wajib", label: "Siapa yang wajib?", error: error, isRequired: false,
                        control: .choices(chosen, [everybody] + roles))
                ], action: "\(place.root)/kode-masuk", submit: "Simpan kewajiban", back: place.list))
    }
}
