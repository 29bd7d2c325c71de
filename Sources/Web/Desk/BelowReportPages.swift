import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/laporan-bawahan`: how each office below keeps its times, for whoever heads or audits the office above.
enum BelowReportPages {
    private static let pageSize = 100

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let (office, report) = try report(visit, in: transaction)
        let from = visit.offset
        let lines = report.lines.dropFirst(from)
        if lines.isEmpty, let start = visit.back(total: report.lines.count, pageSize: pageSize) {
            return try show(start, in: transaction)
        }
        let root = "/meja/\(office.slug)/laporan-bawahan"
        let chosen = "periode=\(report.period.text)"
        var periods = ReportPages.choice(of: report.period, at: root, today: visit.now.date(in: office.zone))
        periods.csv = LinkView(label: "Unduh sebagai CSV", href: "\(root)/csv?\(chosen)")
        let view = BelowReportView(
            office: office.slug, period: report.period.words, periods: periods,
            whole: counts(report.whole, at: office), offices: report.lines.count,
            lines: lines.prefix(pageSize).map { line in
                // What everybody may read of an office, to whoever has no part in its work.
                let reports = line.isOpenToReader ? "/meja/\(line.office.slug)" : "/k/\(line.office.slug)"
                return BelowReportView.Line(
                    office: line.office.name, href: "\(reports)/laporan?\(chosen)", above: line.above,
                    isClosed: !line.office.isOpen, counts: counts(line.counts, at: office))
            },
            more: lines.count > pageSize
                ? LinkView(label: "Kantor berikutnya", href: "\(root)?\(chosen)&dari=\(from + pageSize)") : nil)
        return .page(Page.belowReport(view, in: visit.deskFrame(of: office, at: .reports)))
    }

    /// `/meja/{meja}/laporan-bawahan/csv`.
    static func table(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let (office, report) = try report(visit, in: transaction)
        var reply = Reply.bytes(ReportTable.bytes(of: report, in: office.zone), type: "text/csv; charset=utf-8")
        reply.headers.append(
            (.contentDisposition, "attachment; filename=\"bawahan-\(office.slug)-\(report.period.text).csv\""))
        return reply
    }

    private static func report(
        _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> (Office, BelowReport) {
        let office = try visit.desk()
        let report = try BelowReport.load(
            ReportPages.period(of: visit, office), below: office.id, for: visit.person, visit.web.environment,
            visit.web.cases, in: transaction)
        return (office, report)
    }

    private static func counts(_ counts: BelowReport.Counts, at office: Office) -> BelowReportView.Counts {
        BelowReportView.Counts(
            late: counts.late, handed: counts.handed,
            oldest: counts.oldest.map { LocalTime(due: $0, in: office.zone) }, measured: counts.measured,
            inTime: counts.inTime, received: counts.received, finished: counts.finished)
    }
}
