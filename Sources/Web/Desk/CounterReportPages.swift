import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/laporan-loket`: how much each officer filed for others, for the head of the office.
enum CounterReportPages {
    private static let ways: [Channel] = [.counter, .telephone, .letter, .email, .whatsapp]

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let period = ReportPages.period(of: visit, office)
        let report = try CounterReport.load(
            period, of: office.id, for: visit.person, visit.web.environment, in: transaction)
        let view = CounterReportView(
            period: period.words,
            periods: ReportPages.choice(
                of: period, at: "/meja/\(office.slug)/laporan-loket", today: visit.now.date(in: office.zone)),
            ways: ways.map(\.title.readableName),
            lines: report.lines.map { line in
                CounterReportView.Line(
                    officer: line.name, counts: ways.map { line.byWay[$0] ?? 0 }, total: line.total,
                    withoutAddress: line.withoutAddress, acts: line.acts)
            })
        return .page(Page.counterReport(view, in: visit.deskFrame(of: office, at: .reports)))
    }
}
