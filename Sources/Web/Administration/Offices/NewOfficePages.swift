import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/kantor/baru` and `…/daftar`: further offices below one.
enum NewOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        ask(try AdministrationVisit(visit, in: transaction), nil, [:])
    }

    static func make(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let form = visit.form
        let name = form["nama"]?.trimmed ?? ""
        let new = NewOffice(
            name: name, slug: form["alamat"]?.trimmed ?? "", kind: form["jenis"] ?? "", zone: place.office.zone,
            accent: place.office.accent.hex,
            letterhead: Letterhead(above: place.office.letterhead.above + [place.office.name], place: name))
        do {
            let made = try await CreateOffice(visit.web.environment)(new, under: place.office.id, by: visit.person)
            return .redirect(to: "/kelola/\(made.slug)/kantor", flash: "Kantor sudah dibuat. Lengkapi datanya.")
        } catch let troubles as FieldTroubles {
            return ask(place, form, troubles.messages)
        }
    }

    private static func ask(_ place: AdministrationVisit, _ form: Form?, _ errors: [String: String]) -> Reply {
        let kinds = OfficeKinds.all.filter { $0.parents.contains(place.office.kind.name) }
        let none = kinds.isEmpty ? "Di bawah \(place.office.kind.title) tidak ada jenis kantor lain" : nil
        return place.ask(
            AskView(
                title: "Tambah kantor", about: "Di bawah \(place.office.name)",
                points: ["Nama pendek tidak dapat diubah lagi: alamat halaman dan tautan memakainya"],
                fields: [
                    FieldView(
                        name: "nama", label: "Nama kantor", error: errors["nama"],
                        control: .line(form?["nama"] ?? ""), autocomplete: "off"),
                    FieldView(
                        name: "alamat", label: "Nama pendek",
                        hint: "Huruf kecil, angka, dan tanda hubung, misalnya desa-aren",
                        error: errors["alamat"], control: .line(form?["alamat"] ?? "", .addressPart)),
                    FieldView(
                        name: "jenis", label: "Jenis kantor", error: errors["jenis"],
                        control: .choice(form?["jenis"], kinds.map { OptionView(value: $0.name, label: $0.title) })),
                ], action: "\(place.root)/kantor/baru", submit: "Buat kantor", back: "\(place.root)/kantor",
                trouble: none))
    }

    // MARK: A list

    static func showList(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        list(try AdministrationVisit(visit, in: transaction), "", nil)
    }

    static func load(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let typed = visit.form["daftar"] ?? ""
        do {
            let made = try await ImportOffices(visit.web.environment)(
                Array(typed.utf8), below: place.office.id, by: visit.person)
            guard !made.isEmpty else { return list(place, typed, "Isi daftar kantornya") }
            return .redirect(to: "\(place.root)/kantor", flash: "\(made.count) kantor sudah dibuat.")
        } catch let trouble as ImportTrouble {
            return list(place, typed, "\(trouble.text). Tidak ada yang dibuat")
        }
    }

    private static func list(_ place: AdministrationVisit, _ typed: String, _ error: String?) -> Reply {
        place.ask(
            AskView(
                title: "Muat daftar kantor", about: "Di bawah \(place.office.name)",
                points: [
                    "Kolom: \(ImportOffices.columns.joined(separator: ",")); induk dan kode boleh kosong",
                    "Induk adalah nama pendek kantor di atasnya; tulis lebih dahulu daripada yang di bawahnya",
                    "Bila satu baris salah, tidak ada yang dibuat",
                ],
                fields: [
                    FieldView(
                        name: "daftar", label: "Isi CSV",
                        hint: "Misalnya: nama,alamat,jenis,induk,kode lalu Desa Aren,aren,desa,,33.05.05.2011",
                        error: error,
                        control: .paragraph(typed, rows: 12))
                ], action: "\(place.root)/kantor/daftar", submit: "Buat kantor", back: "\(place.root)/kantor"))
    }
}
