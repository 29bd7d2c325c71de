import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/kepuasan`: what applicants think of the office's services. Nothing in it is of one person: anybody who
/// serves at the office reads the figures, and whoever heads or audits it what was written beside them.
enum SatisfactionPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let root = "/meja/\(office.slug)"
        let period = period(of: visit, office)
        var view = try view(
            visit, of: office, at: "\(root)/kepuasan", report: "\(root)/laporan",
            elements: SatisfactionElement.allCases, in: transaction)
        view.periods.csv = LinkView(label: "Unduh sebagai CSV", href: "\(root)/kepuasan/csv?periode=\(period.text)")
        if let found = try remarks(visit, period, of: office, in: transaction) {
            view.remarks = found.remarks.map { SatisfactionView.Remark(service: $0.title, text: $0.text) }
            view.moreRemarks =
                found.hasMore
                ? LinkView(
                    label: "Saran berikutnya",
                    href: "\(root)/kepuasan?periode=\(period.text)&dari=\(visit.offset + SatisfactionRemark.most)#saran"
                )
                : nil
        }
        return .page(Page.satisfaction(view, in: visit.deskFrame(of: office, at: .reports)))
    }

    /// `{base}/kepuasan`: the figures for everybody.
    static func open(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let view = try view(
            visit, of: visit.office, at: "\(visit.base)/kepuasan", report: "\(visit.base)/laporan", elements: [],
            in: transaction)
        return .page(Page.satisfaction(view, in: visit.frame()))
    }

    static func table(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let period = period(of: visit, office)
        let report = try SatisfactionReport.load(period, of: office.id, visit.web.environment, in: transaction)
        var table = CSVTable(
            ["Layanan", "Jawaban", "Bulan pertama", "Bulan terakhir", "Indeks", "Mutu"]
                + SatisfactionElement.allCases.map(\.title))
        let whole = report.whole.map { (title: "Seluruh layanan", figure: $0) }
        for (title, figure) in report.lines.map({ (title: $0.title, figure: $0.figure) }) + [whole].compactMap(\.self) {
            let index = figure.index
            table.add(
                [
                    .text(title), .number(index.count), .date(figure.first.firstDay), .date(figure.last.firstDay),
                    .hundredths(index.hundredths), .text(index.grade.rawValue),
                ]
                    + SatisfactionElement.allCases.map { .hundredths(index.mean(of: $0)) })
        }
        var reply = Reply.bytes(table.bytes, type: "text/csv; charset=utf-8")
        reply.headers.append((.contentDisposition, "attachment; filename=\"kepuasan-\(period.text).csv\""))
        return reply
    }

    /// nil: not for this reader.
    private static func remarks(
        _ visit: Visit, _ period: ReportPeriod, of office: Office, in transaction: any ReadTransaction
    ) throws -> (remarks: [SatisfactionRemark], hasMore: Bool)? {
        do {
            return try SatisfactionRemark.list(
                period, of: office.id, from: visit.offset, for: visit.person, visit.web.environment, in: transaction)
        } catch is Denial { return nil }
    }

    private static func view(
        _ visit: Visit, of office: Office, at address: String, report: String, elements: [SatisfactionElement],
        in transaction: any ReadTransaction
    ) throws -> SatisfactionView {
        let period = period(of: visit, office)
        let found = try SatisfactionReport.load(period, of: office.id, visit.web.environment, in: transaction)
        func line(_ title: String, _ figure: SatisfactionFigure) -> SatisfactionView.Line {
            let index = figure.index
            return SatisfactionView.Line(
                title: title, index: index.hundredths, grade: index.grade.words, count: index.count,
                months: figure.monthWords, means: elements.map(index.mean))
        }
        return SatisfactionView(
            period: period.words,
            periods: ReportPages.choice(of: period, at: address, today: visit.now.date(in: office.zone)),
            report: LinkView(label: "Laporan", href: report), fewest: SatisfactionReport.fewest,
            elements: elements.map(\.title), whole: found.whole.map { line("Seluruh layanan", $0) },
            lines: found.lines.map { line($0.title, $0.figure) })
    }

    /// The year of the last month that has ended, where none is asked for: the month that runs tells nothing yet.
    private static func period(of visit: Visit, _ office: Office) -> ReportPeriod {
        visit.query["periode"].flatMap { ReportPeriod($0) }
            ?? ReportPeriod(
                year: ReportPeriod(monthOf: visit.now.date(in: office.zone)).earlier().year, month: nil)
    }
}
