import HTTPTypes
import Pages
import Services
import Store

/// Texts ready to be put into reasons and notes: `/daftar-tugas/teks` one's own, `/meja/{meja}/teks` an office's.
enum SnippetPages {
    static func own(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(SnippetList(visit, office: nil, in: transaction), [:], in: transaction)
    }

    static func shared(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(SnippetList(visit, office: try visit.desk(), in: transaction), [:], in: transaction)
    }

    static func saveOwn(_ visit: Visit) async throws -> Reply { try await save(visit, office: nil) }
    static func saveShared(_ visit: Visit) async throws -> Reply { try await save(visit, office: try visit.desk()) }
    static func showRemoveOwn(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try showRemove(SnippetList(visit, office: nil, in: transaction), in: transaction)
    }

    static func showRemoveShared(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try showRemove(SnippetList(visit, office: try visit.desk(), in: transaction), in: transaction)
    }

    static func removeOwn(_ visit: Visit) async throws -> Reply { try await remove(visit, office: nil) }
    static func removeShared(_ visit: Visit) async throws -> Reply { try await remove(visit, office: try visit.desk()) }

    private static func save(_ visit: Visit, office: Office?) async throws -> Reply {
        let list = try await visit.read { try SnippetList(visit, office: office, in: $0) }
        do {
            try await SaveSnippet(visit.web.environment)(
                visit.query["ubah"], title: visit.form["judul"] ?? "", text: visit.form["teks"] ?? "", of: list.owner,
                by: visit.person)
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(list, troubles.messages, in: $0) }
        }
        return .redirect(to: list.path, flash: "Teks tersimpan.")
    }

    private static func showRemove(_ list: SnippetList, in transaction: any ReadTransaction) throws -> Reply {
        try list.requireChange()
        let (visit, environment) = (list.visit, list.visit.web.environment)
        let all = try Snippet.all(of: list.owner, environment, in: transaction)
        guard let snippet = all.first(where: { $0.id == visit.parameter("teks") }) else { throw Denial.notFound }
        let view = AskView(
            title: "Hapus teks ini?", about: "“\(snippet.title)”, \(list.title)",
            points: [
                "Teks tidak tampil lagi pada formulir \(list.office == nil ? "Anda" : "petugas kantor ini")",
                "Yang sudah disisipkan ke alasan atau catatan tetap ada",
            ],
            action: "\(list.path)/\(snippet.id)/hapus", submit: "Hapus teks", isBad: true, back: list.path)
        return .page(Page.ask(view, in: visit.deskFrame(of: list.home, at: .inbox)))
    }

    private static func remove(_ visit: Visit, office: Office?) async throws -> Reply {
        let list = try await visit.read { try SnippetList(visit, office: office, in: $0) }
        try await RemoveSnippet(visit.web.environment)(visit.parameter("teks"), of: list.owner, by: visit.person)
        return .redirect(to: list.path, flash: "Teks dihapus.")
    }

    private static func page(
        _ list: SnippetList, _ errors: [String: String], in transaction: any ReadTransaction
    ) throws -> Reply {
        let visit = list.visit
        let all = try Snippet.all(of: list.owner, visit.web.environment, in: transaction)
        let changed = visit.query["ubah"].flatMap { id in all.first { $0.id == id } }
        let fields = [
            FieldView(
                name: "judul", label: "Judul", hint: "Tampil pada daftar pilihan", error: errors["judul"],
                control: .line(visit.form["judul"] ?? changed?.title ?? "")),
            FieldView(
                name: "teks", label: "Teks", error: errors["teks"],
                control: .paragraph(visit.form["teks"] ?? changed?.text ?? "")),
        ]
        let action = list.path + (changed.map { "?ubah=\($0.id)" } ?? "")
        let view = SnippetListView(
            title: list.title, about: list.about,
            rows: all.map { snippet in
                SnippetListView.Row(
                    title: snippet.title, text: snippet.text, change: "\(list.path)?ubah=\(snippet.id)",
                    remove: "\(list.path)/\(snippet.id)/hapus")
            },
            form: list.mayChange
                ? (fields: fields, action: action, submit: changed == nil ? "Simpan teks baru" : "Simpan perubahan")
                : nil, others: list.others)
        return .page(
            Page.snippets(view, in: visit.deskFrame(of: list.home, at: .inbox)),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }
}

/// Whose texts a page shows.
private struct SnippetList {
    let visit: Visit
    let office: Office?
    let offices: [String: Office]

    init(_ visit: Visit, office: Office?, in transaction: any ReadTransaction) throws {
        self.visit = visit
        self.office = office
        offices = try ShowInbox.offices(visit, in: transaction)
    }

    var owner: Snippet.Owner { office.map { .office($0.id) } ?? .person(visit.person.id) }
    var path: String { office.map { "/meja/\($0.slug)/teks" } ?? "/daftar-tugas/teks" }
    var title: String { office.map { "Teks siap pakai \($0.name)" } ?? "Teks siap pakai saya" }
    var home: Office { office ?? ShowInbox.home(visit, offices) }

    var about: String {
        office == nil
            ? "Untuk kolom alasan dan catatan. Hanya Anda yang melihatnya. Jangan menulis nama orang di sini."
            : "Untuk kolom alasan dan catatan semua petugas kantor ini. Kepala dan admin kantor yang mengubahnya."
    }

    var mayChange: Bool { keeping?.allows(visit.person, at: visit.now) ?? true }

    /// Throws `Denial`.
    func requireChange() throws { try keeping?.require(of: visit.person, at: visit.now) }

    /// Who changes an office's texts; nil: they are one's own.
    private var keeping: (any Policy)? {
        office.map { Permission.keepSnippets.policy(Permission.Facts(office: $0.id)) }
    }

    /// The lists of the other owners.
    var others: [LinkView] {
        let own = office == nil ? [] : [LinkView(label: "Teks siap pakai saya", href: "/daftar-tugas/teks")]
        return own
            + offices.values.filter { $0.id != office?.id }.sorted { $0.name < $1.name }.map {
                LinkView(label: "Teks siap pakai \($0.name)", href: "/meja/\($0.slug)/teks")
            }
    }
}
