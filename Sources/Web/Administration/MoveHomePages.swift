import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `…/petugas/{petugas}/pindah`: another office looks after the account from now on.
enum MoveHomePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Moving(visit, in: transaction).page(errors: [:], isSent: false)
    }

    static func move(_ visit: Visit) async throws -> Reply {
        let moving = try await visit.read { try Moving(visit, in: $0) }
        let place = moving.place
        var errors: [String: String] = [:]
        let day = TypedDay.read(visit.form["sampai"] ?? "", at: "sampai", &errors)
        let next = moving.offices.first { $0.slug == visit.form["kantor"] }
        if next == nil { errors["kantor"] = "Pilih kantor barunya" }
        guard moving.trouble == nil, errors.isEmpty, let next else { return moving.page(errors: errors, isSent: true) }
        do {
            let person = try await visit.proved()
            try await MoveHome(visit.web.environment)(
                place.account, to: next.id, rolesUntil: day, in: place.office.id, by: person)
        } catch let troubles as FieldTroubles {
            return moving.page(errors: troubles.messages, isSent: true)
        } catch let last as LastAdministrator {
            return moving.page(errors: ["sampai": last.message], isSent: true)
        }
        return .redirect(to: place.page, flash: "Akun sudah dipindahkan ke \(next.name).")
    }
}

private struct Moving: Sendable {
    let place: AdministrationVisit
    let officer: OfficerLook
    let home: String
    let offices: [Office]
    /// Why it may not be.
    let trouble: String?

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit(visit, in: transaction)
        officer = try place.officer(in: transaction)
        do {
            let choice = try MoveHome(visit.web.environment).look(
                at: place.account, in: place.office.id, by: visit.person, in: transaction)
            (home, offices) = (choice.home.name, choice.offices)
            trouble =
                offices.isEmpty
                ? "Beri petugas ini peran di kantor barunya dahulu; pilihannya kantor yang Anda kelola" : nil
        } catch let denial as Denial {
            (home, offices) = (officer.home?.name ?? "kantor asalnya", [])
            trouble = denial.message
        }
    }

    func page(errors: [String: String], isSent: Bool) -> Reply {
        let form = isSent ? place.visit.form : nil
        let fields: [FieldView] = [
            FieldView(
                name: "kantor", label: "Kantor baru", error: errors["kantor"],
                control: .choice(form?["kantor"], offices.map { OptionView(value: $0.slug, label: $0.name) })),
            FieldView(
                name: "sampai", label: "Hari terakhir perannya di \(home)", hint: "Kosongkan bila peran itu tetap",
                error: errors["sampai"], isRequired: false, control: .line(form?["sampai"] ?? "", .date)),
            .ownPassword(error: errors["sandi"]),
        ]
        return place.ask(
            AskView(
                title: "Pindahkan akun?", about: "\(officer.account.name), akunnya diurus \(home)",
                points: [
                    "Administrator kantor baru yang kemudian mengurus akun ini: tautan kata sandi, kode masuk, penutupan",
                    "Tautan kata sandi yang sudah dibuat tidak berlaku lagi",
                    "Bila kantor baru tidak di bawah kantor lama, petugas memastikan emailnya lagi di halaman Akun",
                    "Petugas diberi tahu lewat email",
                ],
                fields: trouble == nil ? fields : [], action: "\(place.page)/pindah",
                submit: trouble == nil ? "Pindahkan akun" : nil,
                back: place.page, trouble: trouble))
    }
}
