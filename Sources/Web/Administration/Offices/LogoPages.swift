import Documents
import HTTPTypes
import Pages
import Services
import Store

/// `/kelola/{meja}/kantor/logo`: an office's own logo, put there and taken away.
enum LogoPages {
    static func set(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        do {
            guard let file = visit.form.files.first(where: { $0.field == "logo" }) else {
                throw FieldTroubles(["logo": "Pilih berkas logonya"])
            }
            let logo = try await LogoIntake(web: visit.web, office: place.office.id).take(file)
            try await SetLogo(visit.web.environment)(
                logo, of: place.office.id, seen: visit.form["kode"], by: visit.person)
        } catch let troubles as FieldTroubles {
            return try await OfficeFactsPages.show(place, troubles)
        }
        return .redirect(to: "\(place.root)/kantor", flash: "Logo sudah dipasang.")
    }

    static func showRemove(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        ask(try AdministrationVisit(visit, in: transaction), nil)
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        do {
            guard let seen = visit.form["kode"] else {
                throw FieldTroubles(["logo": "Kantor ini tidak mempunyai logo"])
            }
            try await SetLogo(visit.web.environment)(nil, of: place.office.id, seen: seen, by: visit.person)
        } catch let troubles as FieldTroubles {
            return ask(place, troubles.messages["logo"])
        }
        return .redirect(to: "\(place.root)/kantor", flash: "Logo sudah dihapus.")
    }

    private static func ask(_ place: AdministrationVisit, _ trouble: String?) -> Reply {
        let office = place.office
        let above = office.parent.flatMap { place.visit.logos.of($0) }
        return place.ask(
            AskView(
                title: "Hapus logo?", about: office.name,
                points: [
                    above.map { "Halaman dan cetakan kantor ini menampilkan logo \($0.name)" }
                        ?? "Halaman kantor ini menampilkan lambang umum, dan cetakannya tanpa logo",
                    "Kantor di bawahnya yang mengikuti logo ini ikut berubah",
                ],
                fields: [], seen: office.logo?.print.hash, action: "\(place.root)/kantor/logo/hapus",
                submit: "Hapus logo", isBad: true, back: "\(place.root)/kantor",
                trouble: trouble ?? (office.logo == nil ? "Kantor ini tidak mempunyai logo sendiri" : nil)))
    }
}

extension OfficeLogoView {
    init(_ place: AdministrationVisit, error: String?) {
        let office = place.office
        let shown = place.visit.logos.of(office.id)
        let whose =
            switch shown {
            case nil: "Belum ada logo; halaman memakai lambang umum"
            case let shown? where shown.owner == office.id: "Logo kantor ini"
            case let shown?: "Mengikuti \(shown.name)"
            }
        self.init(
            shown: shown.map { .printed($0) }, whose: whose,
            field: FieldView(
                name: "logo", label: office.logo == nil ? "Logo sendiri" : "Logo baru",
                hint: "Latar yang tembus pandang menjadi putih", error: error,
                control: .files(FilesView(types: ["png", "jpg"], maxBytes: LogoIntake.rule.largestPhoto))),
            seen: office.logo?.print.hash, action: "\(place.root)/kantor/logo",
            remove: office.logo.map { _ in LinkView(label: "Hapus logo…", href: "\(place.root)/kantor/logo/hapus") })
    }
}
