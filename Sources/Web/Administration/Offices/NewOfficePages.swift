import Forms
import HTTPTypes
import Multipart
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/kantor/baru` and `…/daftar`: further offices below one.
enum NewOfficePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        ask(try AdministrationVisit(visit, in: transaction), try RegencyKinds.known(in: transaction), nil, [:])
    }

    static func make(_ visit: Visit) async throws -> Reply {
        let (place, kinds) = try await visit.read { transaction in
            (try AdministrationVisit(visit, in: transaction), try RegencyKinds.known(in: transaction))
        }
        let form = visit.form
        let name = form["nama"]?.trimmed ?? ""
        let new = NewOffice(
            name: name, slug: form["alamat"]?.trimmed ?? "", kind: form["jenis"] ?? "", zone: place.office.zone,
            accent: place.office.accent.hex,
            letterhead: Letterhead(ofOffice: name, kind: kinds.kind(form["jenis"] ?? ""), below: place.office),
            region: form["wilayah"])
        do {
            let made = try await CreateOffice(visit.web.environment)(new, under: place.office.id, by: visit.person)
            return .redirect(to: "/kelola/\(made.slug)/kantor", flash: "Kantor sudah dibuat. Lengkapi datanya.")
        } catch let troubles as FieldTroubles {
            return ask(place, kinds, form, troubles.messages)
        }
    }

    private static func ask(
        _ place: AdministrationVisit, _ known: RegencyKinds, _ form: Form?, _ errors: [String: String]
    ) -> Reply {
        let kinds = known.all.filter { $0.parents.contains(place.office.kind.name) }
        let none =
            !place.office.isOpen
            ? "\(place.office.name) sudah ditutup; tidak ada kantor baru di bawahnya"
            : kinds.isEmpty ? "Di bawah \(place.office.kind.title) tidak ada jenis kantor lain" : nil
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
                    FieldView(
                        name: "wilayah", label: "Wilayah", hint: OfficeForm.regionHint, error: errors["wilayah"],
                        isRequired: false, control: .line(form?["wilayah"] ?? ""), autocomplete: "off"),
                ], action: "\(place.root)/kantor/baru", submit: "Buat kantor", back: "\(place.root)/kantor",
                trouble: none))
    }

    // MARK: A list

    static func showList(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        list(try AdministrationVisit(visit, in: transaction), "", nil)
    }

    static func load(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let bytes: [UInt8]
        do {
            let file = try await TypedFile.bytes(of: visit.form, at: "berkas", most: mostBytes)
            bytes = file ?? Array((visit.form["daftar"] ?? "").utf8)
        } catch let troubles as FieldTroubles {
            return list(place, visit.form["daftar"] ?? "", nil, fileError: troubles.messages["berkas"])
        }
        // A file that was chosen stands in the form from now on: what was looked at is what is made.
        let typed = String(validating: bytes, as: UTF8.self) ?? visit.form["daftar"] ?? ""
        let work = ImportOffices(visit.web.environment)
        do {
            if visit.form["lihat"] != nil {
                let made = try await work.rehearse(bytes, below: place.office.id, by: visit.person)
                guard !made.isEmpty else { return list(place, typed, nothing) }
                return list(place, typed, nil, listed: preview(made, place))
            }
            let made = try await work(bytes, below: place.office.id, by: visit.person)
            guard !made.isEmpty else { return list(place, typed, nothing) }
            return .redirect(to: "\(place.root)/kantor", flash: "\(made.count) kantor sudah dibuat.")
        } catch let trouble as ImportTrouble {
            let texts = trouble.texts
            let listed =
                texts.count == 1
                ? nil : (title: "\(texts.count) baris perlu dibetulkan", lines: shortened(texts, most: 30, "baris"))
            return list(place, typed, "\(trouble.text). Tidak ada yang dibuat", listed: listed)
        }
    }

    /// What a field of a form may hold, in which the list stands once it was looked at, its lines then ended by two bytes.
    private static let mostBytes = MultipartLimits().fieldBytes - 4096
    private static let nothing = "Isi daftar kantornya"

    private static func preview(_ made: [Office], _ place: AdministrationVisit) -> (title: String, lines: [String]) {
        let kinds = Dictionary(grouping: made, by: \.kind.title).map { "\($0.value.count) \($0.key)" }.sorted()
        let known = Dictionary(uniqueKeysWithValues: (made + [place.office]).map { ($0.id, $0.name) })
        let lines = made.map { office in
            let above = office.parent.flatMap { known[$0] }.map { ", di bawah \($0)" } ?? ""
            return "\(office.name) (\(office.slug))\(above)" + (office.regionCode.map { ", \($0)" } ?? "")
        }
        return (
            "Akan dibuat: \(WordList.joined(kinds)). Belum ada yang dibuat", shortened(lines, most: 20, "kantor")
        )
    }

    private static func shortened(_ lines: [String], most: Int, _ noun: String) -> [String] {
        lines.count <= most ? lines : lines.prefix(most) + ["dan \(lines.count - most) \(noun) lagi"]
    }

    private static func list(
        _ place: AdministrationVisit, _ typed: String, _ error: String?, fileError: String? = nil,
        listed: (title: String, lines: [String])? = nil
    ) -> Reply {
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
                        name: "berkas", label: "Berkas CSV",
                        hint: "Seperti disimpan Excel atau LibreOffice, dengan koma atau titik koma", error: fileError,
                        isRequired: false, control: .files(FilesView(types: ["csv", "txt"], maxBytes: mostBytes))),
                    FieldView(
                        name: "daftar", label: "Atau isi CSV",
                        hint: "Misalnya: nama,alamat,jenis,induk,kode lalu Desa Aren,aren,desa,,33.05.05.2011",
                        error: error, isRequired: false, control: .paragraph(typed, rows: 12)),
                ], action: "\(place.root)/kantor/daftar", submit: "Buat kantor", back: "\(place.root)/kantor",
                listed: listed, look: "Lihat yang akan dibuat"))
    }
}
