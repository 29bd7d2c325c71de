import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/pembukaan`: who opened whose case.
enum OpeningPages {
    private static let pageSize = 100

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let reader = visit.query["petugas"].flatMap { $0.isEmpty ? nil : $0 }
        let from = visit.offset
        let list = try OpeningList.at(
            office.id, by: reader, for: visit.person, limit: pageSize, offset: from, visit.web.environment,
            visit.web.cases, in: transaction)
        if list.entries.isEmpty, let start = visit.back(pageSize: pageSize) {
            return try show(start, in: transaction)
        }
        let root = "/meja/\(office.slug)/pembukaan"
        let view = OfficeOpeningsView(
            person: reader.map { _ in list.entries.first?.name ?? "petugas ini" },
            all: reader.map { _ in LinkView(label: "Semua petugas", href: root) },
            entries: list.entries.map { entry($0, at: office, root) },
            more: list.hasMore
                ? LinkView(
                    label: "Yang sebelumnya",
                    href: "\(root)?dari=\(from + pageSize)" + (reader.map { "&petugas=\($0)" } ?? "")) : nil)
        return .page(Page.openings(view, in: visit.deskFrame(of: office, at: .cases)))
    }

    private static func entry(_ entry: OpeningList.Entry, at office: Office, _ root: String) -> OfficeOpeningsView.Entry
    {
        let desk = "/meja/\(office.slug)"
        let (name, href) =
            if case .book(let book) = entry.thing {
                (book.title, "\(desk)/buku/\(book.name)")
            } else {
                (entry.number, "\(desk)/\(entry.caseID)")
            }
        return OfficeOpeningsView.Entry(
            time: LocalTime(entry.opened, in: office.zone), name: entry.name, post: entry.post,
            byPerson: "\(root)?petugas=\(entry.person)", number: name, href: href, service: entry.service,
            what: entry.thing.words?.capitalizedFirst ?? "Halaman permohonan")
    }
}
