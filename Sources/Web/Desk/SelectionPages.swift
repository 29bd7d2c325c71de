import HTTPTypes
import Pages
import Services

/// `/daftar-tugas/saringan`: selections of the inbox that the officer keeps under a name.
enum SelectionPages {
    static func save(_ visit: Visit) async throws -> Reply {
        let slugs = try await visit.read { try ShowInbox.slugs(visit, in: $0) }
        let selection = InboxAddress.selection(
            visit.form.fields, words: DeskSearch.sealed(in: visit.form.fields, of: visit).words, slugs: slugs)
        let name = (visit.form["nama"] ?? "").trimmed
        do {
            let id = try await SaveSelection(visit.web.environment)(selection, as: name, by: visit.person)
            return .redirect(to: "/meja?simpanan=\(id)", flash: "Saringan tersimpan.")
        } catch let troubles as FieldTroubles {
            let home = try await visit.read { try ShowInbox.home(visit, ShowInbox.offices(visit, in: $0)) }
            let address = InboxAddress(selection, slugs: slugs, visit).href
            let view = ProblemView(
                title: "Saringan belum disimpan",
                text: "\(troubles.messages["nama"] ?? "")."
                    + (name.isEmpty ? "" : " Nama yang Anda tulis: “\(name)”."),
                links: [LinkView(label: "Kembali ke saringan itu", href: address)])
            return .page(Page.problem(view, in: visit.deskFrame(of: home, at: .inbox)), status: .unprocessableContent)
        }
    }

    static func forget(_ visit: Visit) async throws -> Reply {
        try await ForgetSelection(visit.web.environment)(visit.parameter("saringan"), by: visit.person)
        return .redirect(to: "/meja", flash: "Saringan dihapus.")
    }
}
