import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `/kelola/{meja}/undang`: a new officer, with the first role; the link is shown once.
enum InvitePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        page(try AdministrationVisit(visit, in: transaction), errors: [:], isSent: false)
    }

    static func invite(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let empty = emptyNames(visit.form)
        do {
            let role = try RoleForm(office: place.office, today: place.today, form: visit.form).read()
            guard empty.isEmpty else { throw FieldTroubles(empty) }
            let new = NewOfficer(
                name: visit.form["nama"] ?? "", username: (visit.form["nama-pengguna"] ?? "").trimmed,
                email: visit.form["surel"]?.trimmed, nik: visit.form["nik"]?.trimmed, roles: [role])
            let invited = try await InviteOfficer(visit.web.environment)(
                new, to: place.office.id, by: visit.person)
            return try await OfficerLinkPages.slip(invited, .invitation, place)
        } catch let troubles as FieldTroubles {
            return page(place, errors: troubles.messages.merging(empty) { $1 }, isSent: true)
        }
    }

    /// All that is missing is said at once.
    private static func emptyNames(_ form: Form) -> [String: String] {
        [("nama", "Isi nama lengkap"), ("nama-pengguna", "Isi nama pengguna")].reduce(into: [:]) { troubles, field in
            if (form[field.0] ?? "").trimmed.isEmpty { troubles[field.0] = field.1 }
        }
    }

    private static func page(_ place: AdministrationVisit, errors: [String: String], isSent: Bool) -> Reply {
        let form = isSent ? place.visit.form : nil
        let person = [
            FieldView(
                name: "nama", label: "Nama lengkap", error: errors["nama"],
                control: .line(form?["nama"] ?? "", .text), autocomplete: "off"),
            FieldView(
                name: "nama-pengguna", label: "Nama pengguna", hint: "Untuk masuk, misalnya nama depan dan kantor",
                error: errors["nama-pengguna"], control: .line(form?["nama-pengguna"] ?? "", .addressPart)),
            FieldView(
                name: "surel", label: "Email", hint: "Tautan dikirim ke sana, dan dipakai bila lupa kata sandi",
                error: errors["surel"], isRequired: false,
                control: .line(form?["surel"] ?? "", .email), autocomplete: "off"),
            FieldView(
                name: "nik", label: "NIK", hint: "Agar akunnya dikenali layanan yang mencari orang menurut NIK",
                error: errors["nik"], isRequired: false,
                control: .line(form?["nik"] ?? "", .nik)),
        ]
        let role = RoleForm(office: place.office, today: place.today, form: form, errors: errors).fields
        return place.ask(
            AskView(
                title: "Undang petugas", about: "Ke \(place.office.name)", fields: person + role,
                action: "\(place.root)/undang", submit: "Undang petugas", back: place.list))
    }
}
