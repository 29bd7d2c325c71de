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
        return try page(place, chosen, [:], in: transaction)
    }

    static func set(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let chosen = Set(visit.form.all("wajib"))
        do {
            try await SecondFactorRules(visit.web.environment)
                .set(chosen, of: place.office.id, by: try await visit.proved())
            return .redirect(to: place.list, flash: "Kewajiban kode masuk sudah disimpan.")
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(place, chosen, troubles.messages, in: $0) }
        }
    }

    private static func page(
        _ place: AdministrationVisit, _ chosen: Set<String>, _ errors: [String: String],
        in transaction: any ReadTransaction
    ) throws -> Reply {
        let environment = place.visit.web.environment
        let kinds = try RegencyKinds.known(in: transaction)
        let above = try SecondFactorRules(environment).above(place.office.id, in: transaction)
        let lacking = try ListOfficers(environment).of(place.office.id, by: place.visit.person, in: transaction)
            .filter(\.lacksSecondFactor).map(\.name)
        let roles = RuledRole.all(for: place.office.kind, among: kinds).map { role in
            OptionView(
                value: role.name, label: WordList.joined(role.titles, with: "atau"),
                note: role.elsewhere.isEmpty
                    ? nil : "Di bawah kantor ini: \(WordList.joined(role.elsewhere.map(\.title)))")
        }
        let everybody = OptionView(value: SecondFactorRules.everybody, label: "Semua petugas kantor ini")
        return place.ask(
            AskView(
                title: "Kewajiban kode masuk", about: place.office.name,
                points: [
                    "Selain kata sandi, masuk meminta kode dari ponsel",
                    "Petugas yang belum mengaktifkannya diminta melakukannya sebelum membuka mejanya",
                    "Kewajiban ini berlaku juga di kantor di bawahnya, bagi peran yang sama",
                ]
                    + above.map {
                        "\($0.office.name) sudah mewajibkannya bagi \(words(of: $0.roles, at: $0.office, among: kinds))"
                    }
                    + (lacking.isEmpty ? [] : ["Wajib dan belum mengaktifkan: \(lacking.joined(separator: ", "))"]),
                fields: [
                    FieldView(
                        name: "wajib", label: "Siapa yang wajib?", error: errors["wajib"], isRequired: false,
                        control: .choices(chosen, [everybody] + roles)),
                    .ownPassword(error: errors["sandi"]),
                ], action: "\(place.root)/kode-masuk", submit: "Simpan kewajiban", back: place.list))
    }

    private static func words(of roles: Set<String>, at office: Office, among kinds: RegencyKinds) -> String {
        roles.contains(SecondFactorRules.everybody)
            ? "semua petugas"
            : roles.map { RuledRole.title(of: $0, for: office.kind, among: kinds) }.sorted().joined(separator: ", ")
    }
}
