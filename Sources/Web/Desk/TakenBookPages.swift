import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/salinan-buku`: who took a copy of which book, and why.
enum TakenBookPages {
    private static let pageSize = 100

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let from = visit.offset
        let taken = try TakenBooks(
            of: office.id, for: visit.person, limit: pageSize, offset: from, visit.web.environment, in: transaction)
        if taken.entries.isEmpty, let start = visit.back(pageSize: pageSize) {
            return try show(start, in: transaction)
        }
        let root = "/meja/\(office.slug)"
        let view = TakenBooksView(
            books: "\(root)/buku",
            rows: taken.entries.map { entry in
                TakenBooksView.Row(
                    time: LocalTime(entry.act.done, in: office.zone), name: entry.name,
                    what: entry.taken?.words ?? entry.act.subject,
                    href: entry.taken.map { "\(root)/buku/\($0.book)?tahun=\($0.year)" },
                    reason: entry.act.reason ?? "–")
            },
            more: taken.hasMore
                ? LinkView(label: "Yang sebelumnya", href: "\(root)/salinan-buku?dari=\(from + pageSize)") : nil)
        return .page(Page.takenBooks(view, in: visit.deskFrame(of: office, at: .registers)))
    }
}
