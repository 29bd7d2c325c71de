import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/kabar`: what an officer is to know.
enum NoticePages {
    private static let pageSize = 50

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        guard let desk = try visit.ownDesk(in: transaction) else { throw Denial.notFound }
        let from = visit.offset
        let notices = try MyNotices(
            of: visit.person, limit: pageSize, offset: from, visit.web.environment, in: transaction)
        if notices.entries.isEmpty, let start = visit.back(pageSize: pageSize) {
            return try show(start, in: transaction)
        }
        let newest = notices.entries.first?.notice.made
        let view = NoticesView(
            unread: notices.unread, upTo: newest.map { "\($0.seconds)" } ?? "",
            newest: notices.entries.map(\.notice).filter { $0.made == newest && $0.read == nil }.map(\.key),
            rows: notices.entries.map { entry in
                NoticesView.Row(
                    words: entry.notice.words, number: entry.number, href: href(of: entry),
                    time: LocalTime(entry.notice.made, in: desk.zone), isNew: entry.notice.read == nil)
            },
            more: notices.hasMore
                ? LinkView(label: "Yang sebelumnya", href: "/meja/kabar?dari=\(from + pageSize)") : nil)
        let hasCounter = try !CounterServices.of(
            desk, for: visit.person, visit.web.environment, visit.web.cases, in: transaction
        ).isEmpty
        return .page(Page.notices(view, in: visit.deskFrame(of: desk, at: .notices, hasCounter: hasCounter)))
    }

    /// Only what stood on the page.
    static func markRead(_ visit: Visit) async throws -> Reply {
        let moment = visit.form["sampai"].flatMap(Int64.init).map(Instant.init(seconds:))
        if let moment {
            try await MarkNoticesRead(visit.web.environment)(
                upTo: moment, and: Set(visit.form.all("kabar")), by: visit.person)
        }
        return .redirect(to: "/meja/kabar", flash: "Ditandai sudah dibaca.")
    }

    private static func href(of entry: MyNotices.Entry) -> String {
        if let office = entry.officers { return "/kelola/\(office)/petugas" }
        guard let desk = entry.desk else { return "/meja" }
        return entry.report.map { "/meja/\(desk)/laporan/\($0)" } ?? "/meja/\(desk)/\(entry.notice.caseID)"
    }
}
