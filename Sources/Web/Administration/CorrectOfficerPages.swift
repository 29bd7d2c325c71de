import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `…/petugas/{petugas}/data`: what was mistyped when somebody was invited.
enum CorrectOfficerPages {
    private static let removal = "hapus-nik"

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        return page(place, try place.officer(in: transaction), isSent: false, errors: [:])
    }

    static func correct(_ visit: Visit) async throws -> Reply {
        let (place, officer) = try await visit.read { transaction in
            let place = try AdministrationVisit(visit, in: transaction)
            return (place, try place.officer(in: transaction))
        }
        do {
            let isAnew = try await CorrectOfficer(visit.web.environment)(
                CorrectOfficer.Facts(
                    name: visit.form["nama"] ?? "", email: visit.form["surel"]?.trimmed,
                    nik: visit.form["nik"]?.trimmed, removesNIK: visit.form.all(removal).contains("ya")),
                of: place.account, in: place.office.id, by: visit.person)
            return .redirect(
                to: place.page,
                flash: isAnew
                    ? "Data petugas sudah diperbaiki. Undangan lama tidak berlaku lagi: pilih Undang lagi."
                    : "Data petugas sudah diperbaiki.")
        } catch let troubles as FieldTroubles {
            return page(place, officer, isSent: true, errors: troubles.messages)
        }
    }

    private static func page(
        _ place: AdministrationVisit, _ officer: OfficerLook, isSent: Bool, errors: [String: String]
    ) -> Reply {
        let (account, form) = (officer.account, isSent ? place.visit.form : nil)
        let name = FieldView(
            name: "nama", label: "Nama lengkap", error: errors["nama"],
            control: .line(form?["nama"] ?? account.name, .text), autocomplete: "off")
        let nik = FieldView(
            name: "nik", label: "NIK", hint: "Kosongkan bila tidak diubah", error: errors["nik"], isRequired: false,
            control: .line(form?["nik"] ?? "", .nik))
        let without = FieldView(
            name: removal, label: "Hapus NIK", hint: "Petugas ini mempunyai NIK yang tercatat", isRequired: false,
            control: .choices(
                Set(form?.all(removal) ?? []), [OptionView(value: "ya", label: "Ya, hapus NIK yang tercatat")]))
        let email = FieldView(
            name: "surel", label: "Email", hint: "Bila diubah, undangan yang lama tidak berlaku lagi",
            error: errors["surel"], isRequired: false,
            control: .line(form?["surel"] ?? account.email ?? "", .email), autocomplete: "off")
        let isInvited = account.status == .invited
        let asked: [FieldView] = [name] + (isInvited ? [email] : []) + [nik] + (account.hasNIK ? [without] : [])
        return place.ask(
            AskView(
                title: "Perbaiki data petugas", about: "\(account.name), \(account.username ?? "")",
                points: isInvited
                    ? [] : ["Alamat email diganti petugas itu sendiri di halaman Akun, karena ia sudah masuk"],
                fields: officer.isInCare ? asked : [],
                action: "\(place.page)/data", submit: "Simpan data petugas", back: place.page,
                trouble: officer.isInCare
                    ? (isInvited ? nil : errors["surel"]) : "Akun petugas ini diurus administrator kantor asalnya"))
    }
}
