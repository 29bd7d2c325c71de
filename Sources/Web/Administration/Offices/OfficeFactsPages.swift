import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/kantor`: what an office shows of itself; the offices below it, one by one or as a list.
enum OfficeFactsPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(AdministrationVisit(visit, in: transaction), nil, [:], in: transaction)
    }

    static func save(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let form = visit.form
        do {
            try await UpdateOffice(visit.web.environment)(
                place.office.id, name: form["nama"] ?? "", accent: OfficeForm.accent(form),
                letterhead: OfficeForm.letterhead(form), contacts: OfficeForm.contacts(form), region: form["wilayah"],
                seen: form["kode"], by: visit.person)
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(place, form, troubles.messages, in: $0) }
        }
        return .redirect(to: "\(place.root)/kantor", flash: "Data kantor sudah disimpan.")
    }

    /// Of the offices directly below, as many as are shown here.
    private static let mostBelow = 20

    /// The page again, with what was wrong in one of its other forms.
    static func show(_ place: AdministrationVisit, _ troubles: FieldTroubles) async throws -> Reply {
        try await place.visit.read { try page(place, nil, troubles.messages, in: $0) }
    }

    private static func page(
        _ place: AdministrationVisit, _ form: Form?, _ errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let office = place.office
        let read = ReadOffices(place.visit.web.environment)
        let contacts = try OfficeContacts.of(office.id, in: transaction)
        let below = try read.below(office.id, in: transaction)
        let parent = try office.parent.map { try read($0, in: transaction).name }
        let region = try office.regionCode.map { code in
            try Regions.name(of: code, in: transaction).map { "\($0) (\(code))" } ?? code
        }
        let isAbove = try isAdministeredAbove(place, in: transaction)
        let closed = try ClosedOffice(office, in: transaction)
        let rows: [AnswerRow?] = [
            AnswerRow(label: "Jenis", value: office.kind.title),
            AnswerRow(label: "Nama pendek", value: office.slug),
            parent.map { AnswerRow(label: "Di bawah", value: $0) },
            region.map { AnswerRow(label: "Wilayah", value: $0) },
            AnswerRow(label: "Zona waktu", value: office.zone.rawValue),
        ]
        let view = OfficeFactsView(
            root: place.root, office: office.name, seen: try OfficeFacts.hash(of: office, in: transaction),
            trouble: errors["kantor"],
            facts: rows.compactMap(\.self) + facts(of: closed),
            fields: OfficeForm(office: office, contacts: contacts, form: form, errors: errors).fields,
            logo: OfficeLogoView(place, error: errors["logo"]),
            below: below.prefix(mostBelow).map {
                LinkRow(
                    title: $0.name, href: "/kelola/\($0.slug)/kantor",
                    note: $0.kind.title + ($0.isOpen ? "" : " · ditutup"))
            },
            all: below.count <= mostBelow
                ? nil
                : LinkView(
                    label: "Semua \(Digits.grouped(below.count)) kantor di bawahnya", href: "/kelola?di=\(office.slug)"),
            make: LinkView(label: "Tambah kantor", href: "\(place.root)/kantor/baru"),
            load: LinkView(label: "Muat daftar kantor (CSV)", href: "\(place.root)/kantor/daftar"),
            hosts: LinkView(label: "Nama host", href: "\(place.root)/kantor/host"),
            kinds: office.isRoot ? LinkView(label: "Jenis kantor dan peran", href: "\(place.root)/jenis") : nil,
            remove: isAbove ? LinkView(label: "Hapus kantor…", href: "\(place.root)/kantor/hapus") : nil,
            close: isAbove ? closing(of: place) : nil)
        return .page(Page.officeFacts(view, in: place.frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

extension OfficeFactsPages {
    /// Whoever administers the office above decides whether this one goes on.
    private static func isAdministeredAbove(
        _ place: AdministrationVisit, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard let above = place.office.parent else { return false }
        let (environment, person) = (place.visit.web.environment, place.visit.person)
        do {
            try person.requireAdministering(above, environment, in: transaction)
            return true
        } catch is Denial {
            return false
        }
    }

    private static func facts(of closed: ClosedOffice?) -> [AnswerRow] {
        guard let closed else { return [] }
        return [
            AnswerRow(label: "Ditutup", value: "Sejak \(closed.closure.since.longText)"),
            AnswerRow(label: "Dasar hukum", value: closed.closure.legalBasis),
            AnswerRow(label: "Penerus", value: closed.successor.name),
        ]
    }

    private static func closing(of place: AdministrationVisit) -> LinkView {
        place.office.isOpen
            ? LinkView(label: "Tutup kantor…", href: "\(place.root)/kantor/tutup")
            : LinkView(label: "Buka kantor kembali…", href: "\(place.root)/kantor/buka")
    }
}

/// The questions of what an office shows of itself.
struct OfficeForm {
    let office: Office
    let contacts: OfficeContacts
    let form: Form?
    let errors: [String: String]

    private static let other = "lain"
    static let regionHint = "Kode wilayah, misalnya 33.05.05.2011, atau namanya bila daftar wilayah sudah dimuat"

    var fields: [FieldView] {
        [
            line("nama", "Nama kantor", office.name),
            colour, otherColour,
            FieldView(
                name: "kop", label: "Baris di atas nama pada kop", hint: "Satu baris untuk setiap induk",
                isRequired: false,
                control: .paragraph(form?["kop"] ?? office.letterhead.above.joined(separator: "\n"), rows: 3)),
            FieldView(
                name: "wilayah", label: "Wilayah", hint: Self.regionHint, error: errors["wilayah"], isRequired: false,
                control: .line(form?["wilayah"] ?? office.regionCode ?? ""), autocomplete: "off"),
            line("tempat", "Tempat surat dibuat", office.letterhead.place),
            line("kodepos", "Kode pos", office.letterhead.postcode ?? "", isRequired: false),
            FieldView(
                name: "jalan", label: "Alamat", isRequired: false,
                control: .paragraph(form?["jalan"] ?? contacts.address ?? "", rows: 3)),
            line("telepon", "Telepon", contacts.phone ?? "", .phone, isRequired: false),
            line("surel", "Email", contacts.email ?? "", .email, isRequired: false),
            line("situs", "Situs", contacts.web ?? "", .url, isRequired: false),
            FieldView(
                name: "buka", label: "Jam pelayanan",
                hint: "Untuk dibaca orang; batas waktu dihitung menurut kalender kerja",
                isRequired: false, control: .paragraph(form?["buka"] ?? contacts.hours ?? "", rows: 2)),
        ]
    }

    private func line(
        _ name: String, _ label: String, _ value: String, _ kind: LineKind = .text, isRequired: Bool = true
    ) -> FieldView {
        FieldView(
            name: name, label: label, error: errors[name], isRequired: isRequired,
            control: .line(form?[name] ?? value, kind), autocomplete: "off")
    }

    private var isStarter: Bool { Accent.starters.contains { $0.accent == office.accent } }

    private var colour: FieldView {
        FieldView(
            name: "warna", label: "Warna kantor",
            control: .choice(
                form?["warna"] ?? (isStarter ? office.accent.hex : Self.other),
                Accent.starters.map { OptionView(value: $0.accent.hex, label: $0.name) }
                    + [OptionView(value: Self.other, label: "Warna lain")]))
    }

    private var otherColour: FieldView {
        FieldView(
            name: "warna-lain", label: "Warna lain", hint: "Seperti #26437d, cukup gelap untuk tulisan putih",
            error: errors["warna"], isRequired: false,
            control: .line(form?["warna-lain"] ?? (isStarter ? "" : office.accent.hex)), width: .eight)
    }

    static func accent(_ form: Form) -> String {
        form["warna"] == other ? form["warna-lain"]?.trimmed ?? "" : form["warna"] ?? ""
    }

    static func letterhead(_ form: Form) -> Letterhead {
        let lines = (form["kop"] ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
        return Letterhead(
            above: lines.filter { !$0.isEmpty }, place: form["tempat"]?.trimmed ?? "", postcode: given("kodepos", form))
    }

    static func contacts(_ form: Form) -> OfficeContacts {
        OfficeContacts(
            phone: given("telepon", form), email: given("surel", form), web: given("situs", form),
            address: given("jalan", form), hours: given("buka", form))
    }

    private static func given(_ name: String, _ form: Form) -> String? {
        form[name].map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
