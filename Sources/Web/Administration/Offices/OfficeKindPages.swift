import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/jenis`: the kinds of offices and the roles in them, by the administrators of the root office alone.
enum OfficeKindPages {
    static func list(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit.ofRoot(visit, in: transaction)
        let kinds = try RegencyKinds.known(in: transaction)
        let view = KindListView(
            root: place.root, office: place.office.name,
            kinds: kinds.all.map { KindListView.Kind($0, among: kinds, below: "\(place.root)/jenis") },
            make: LinkView(label: "Tambah jenis kantor", href: "\(place.root)/jenis-baru"))
        return .page(Page.kindList(view, in: place.frame))
    }

    // MARK: A new kind

    static func showNew(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        askNew(try KindVisit(visit, in: transaction), nil, [:])
    }

    static func make(_ visit: Visit) async throws -> Reply {
        let kind = try await visit.read { try KindVisit(visit, in: $0) }
        let form = visit.form
        let roles = (form["peran-awal"] ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
        do {
            let name = try await kind.change.makeKind(
                form["sebutan"] ?? "", name: (form["nama-sop"] ?? "").trimmed, below: Set(form.all("di-bawah")),
                roles: roles.filter { !$0.isEmpty }, by: visit.person)
            return .redirect(to: kind.list, flash: "Jenis kantor sudah ditambahkan. Namanya dalam SOP: \(name).")
        } catch let troubles as FieldTroubles {
            return askNew(kind, form, troubles.messages)
        }
    }

    private static func askNew(_ kind: KindVisit, _ form: Form?, _ errors: [String: String]) -> Reply {
        let parents = kind.kinds.all.map { OptionView(value: $0.name, label: $0.title) }
        return kind.place.ask(
            AskView(
                title: "Tambah jenis kantor", about: "Berlaku bagi semua kantor",
                points: [
                    "Peran administrator, kepala, operator, dan peran informasi dan pengaduan sudah ada di setiap jenis",
                    "Namanya dalam SOP tidak dapat diubah lagi",
                ],
                fields: [
                    titleField("Sebutan", "Misalnya Rumah Sakit Umum Daerah", form, errors), nameField(form, errors),
                    FieldView(
                        name: "di-bawah", label: "Dapat berdiri di bawah", error: errors["di-bawah"],
                        control: .choices(Set(form?.all("di-bawah") ?? []), parents)),
                    FieldView(
                        name: "peran-awal", label: "Peran pertama", hint: "Satu sebutan setiap baris",
                        error: errors["peran-awal"], isRequired: false,
                        control: .paragraph(form?["peran-awal"] ?? "", rows: 4)),
                ], action: "\(kind.place.root)/jenis-baru", submit: "Tambah jenis kantor", back: kind.list))
    }

    // MARK: A new role

    static func showRole(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        askRole(try KindVisit(visit, in: transaction), try KindVisit.named(visit, in: transaction), nil, [:])
    }

    static func addRole(_ visit: Visit) async throws -> Reply {
        let (kind, known) = try await visit.read { transaction in
            (try KindVisit(visit, in: transaction), try KindVisit.named(visit, in: transaction))
        }
        let form = visit.form
        do {
            let name = try await kind.change.addRole(
                form["sebutan"] ?? "", name: (form["nama-sop"] ?? "").trimmed, to: known.name, by: visit.person)
            return .redirect(to: kind.list, flash: "Peran sudah ditambahkan. Namanya dalam SOP: \(name).")
        } catch let troubles as FieldTroubles {
            return askRole(kind, known, form, troubles.messages)
        }
    }

    private static func askRole(
        _ kind: KindVisit, _ known: OfficeKind, _ form: Form?, _ errors: [String: String]
    ) -> Reply {
        kind.place.ask(
            AskView(
                title: "Tambah peran", about: "Di setiap kantor berjenis \(known.title)",
                points: ["Namanya dalam SOP tidak dapat diubah lagi"],
                fields: [titleField("Sebutan", "Misalnya Dokter Jaga", form, errors), nameField(form, errors)],
                action: "\(kind.list)/\(known.name)/peran", submit: "Tambah peran", back: kind.list))
    }

    static func titleField(
        _ label: String, _ hint: String?, _ form: Form?, _ errors: [String: String], now: String = ""
    ) -> FieldView {
        FieldView(
            name: "sebutan", label: label, hint: hint, error: errors["sebutan"],
            control: .line(form?["sebutan"] ?? now), autocomplete: "off")
    }

    private static func nameField(_ form: Form?, _ errors: [String: String]) -> FieldView {
        FieldView(
            name: "nama-sop", label: "Nama dalam SOP",
            hint: "Kosongkan agar dibuat dari sebutannya: Dokter Jaga menjadi dokter-jaga",
            error: errors["nama-sop"], isRequired: false, control: .line(form?["nama-sop"] ?? "", .addressPart))
    }
}

/// A visit to the kinds of offices by an administrator of the root office.
struct KindVisit: Sendable {
    let place: AdministrationVisit
    let kinds: RegencyKinds

    /// Throws `Denial`.
    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit.ofRoot(visit, in: transaction)
        kinds = try RegencyKinds.known(in: transaction)
    }

    /// The kind of the address. Throws `Denial`.
    static func named(_ visit: Visit, in transaction: any ReadTransaction) throws -> OfficeKind {
        guard let kind = try RegencyKinds.known(in: transaction).kind(visit.parameter("jenis")) else {
            throw Denial.notFound
        }
        return kind
    }

    var list: String { "\(place.root)/jenis" }
    var change: ChangeKinds { ChangeKinds(place.visit.web.environment, place.visit.web.cases.procedures) }
}

extension KindListView.Kind {
    /// - Parameter list: the address below which each kind has its own.
    init(_ kind: OfficeKind, among kinds: RegencyKinds, below list: String) {
        let address = "\(list)/\(kind.name)"
        let isOwn = kinds.isOwn(kind)
        let parents = kind.parents.compactMap { kinds.kind($0)?.title }
        let under = parents.isEmpty ? "kantor induk" : "di bawah \(WordList.joined(parents, with: "atau"))"
        let more = LinkView(label: "Tambah peran di \(kind.title)", href: "\(address)/peran")
        let own = [
            LinkView(label: "Ganti sebutan \(kind.title)", href: address),
            LinkView(label: "Hapus jenis \(kind.title)…", href: "\(address)/hapus"),
        ]
        self.init(
            title: "\(kind.title): \(kind.roles.count) peran, \(isOwn ? "dibuat di sini" : "bawaan Balai")",
            note: "Namanya dalam SOP \(kind.name), \(under)",
            roles: kind.roles.map { role in
                let page = "\(address)/peran/\(role.name)"
                let acts = [
                    LinkView(label: "Ganti sebutan \(role.title)", href: page),
                    LinkView(label: "Hapus \(role.title)…", href: "\(page)/hapus"),
                ]
                return KindListView.Role(
                    title: role.title, name: role.name, acts: kinds.isOwn(role.name, of: kind) ? acts : [])
            },
            acts: [more] + (isOwn ? own : []))
    }
}
