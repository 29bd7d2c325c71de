import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/laporan`: whether the standard was kept. Nothing personal: anybody who serves at the office reads it.
enum ReportPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let root = "/meja/\(office.slug)/laporan"
        var view = try view(visit, of: office, root, linking: { "\(root)/\($0)" }, in: transaction)
        view.satisfaction = LinkView(label: "Kepuasan pemohon", href: "/meja/\(office.slug)/kepuasan")
        let times = try OfficeTimes.load(period(of: visit, office), of: office.id, visit.web.cases, in: transaction)
        view.lost = times.lost.map {
            ReportView.Lost(
                step: $0.step, service: $0.service, actors: WordList.joined($0.lanes, with: "atau"), late: $0.late,
                measured: $0.measured)
        }
        for index in view.lines.indices {
            guard let limit = view.lines[index].procedure.flatMap({ times.limits[$0] }) else { continue }
            view.lines[index].median = words(limit.counted.median, limit.standard)
            view.lines[index].standard = limit.standard.text
        }
        view.periods.csv?.href = "/meja/\(office.slug)/laporan-csv?periode=\(period(of: visit, office).text)"
        if Permission.seeCounter.policy(Permission.Facts(office: office.id)).allows(visit.person, at: visit.now) {
            view.counter = LinkView(
                label: "Permohonan lewat loket menurut petugas", href: "/meja/\(office.slug)/laporan-loket")
        }
        if try BelowReport.isOffered(at: office.id, to: visit.person, visit.web.environment, in: transaction) {
            view.below = LinkView(
                label: "Ketepatan waktu kantor bawahan",
                href: "/meja/\(office.slug)/laporan-bawahan?periode=\(period(of: visit, office).text)")
        }
        let handed = try LateNow.handed(
            to: office.id, for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        view.handed = handed.shown.map { row($0, at: office) }
        view.handedCount = handed.count
        return .page(Page.report(view, in: visit.deskFrame(of: office, at: .reports)))
    }

    /// `{base}/laporan`: the same for everybody.
    static func open(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        var view = try view(
            visit, of: visit.office, "\(visit.base)/laporan", linking: { _ in nil }, in: transaction)
        view.satisfaction = LinkView(label: "Kepuasan pemohon", href: "\(visit.base)/kepuasan")
        return .page(Page.report(view, in: visit.frame()))
    }

    /// `/meja/{meja}/laporan-csv`.
    static func deskTable(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try officeTable(visit, of: visit.desk(), withTimes: true, in: transaction)
    }

    /// `{base}/laporan/csv`: what the public page says.
    static func openTable(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try officeTable(visit, of: visit.office, withTimes: false, in: transaction)
    }

    private static func officeTable(
        _ visit: Visit, of office: Office, withTimes: Bool, in transaction: any ReadTransaction
    ) throws -> Reply {
        let period = period(of: visit, office)
        let report = try OfficeReport.load(period, of: office.id, visit.web.cases, in: transaction)
        let times =
            try withTimes ? OfficeTimes.load(period, of: office.id, visit.web.cases, in: transaction) : nil
        var reply = Reply.bytes(ReportTable.bytes(of: report, times), type: "text/csv; charset=utf-8")
        reply.headers.append(
            (.contentDisposition, "attachment; filename=\"laporan-\(office.slug)-\(period.text).csv\""))
        return reply
    }

    static func procedure(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let (report, period) = try report(visit, of: office, in: transaction)
        let root = "/meja/\(office.slug)/laporan/\(report.procedure.name)"
        let late = try LateNow.load(
            of: report.procedure.name, at: office.id, for: visit.person, visit.web.environment, visit.web.cases,
            in: transaction)
        var choice = choice(of: period, at: root, today: visit.now.date(in: office.zone))
        choice.csv = LinkView(label: "Unduh sebagai CSV", href: "\(root)/csv?periode=\(period.text)")
        var view = ProcedureReportView(
            office: office.slug, title: report.procedure.title, period: period.words, periods: choice,
            sentence: report.sentence, counts: report.counts, limits: report.limits.map(measure),
            steps: report.steps.map(measure),
            returns: report.returns.map(row), refusals: report.refusals.map(row),
            late: late.shown.map { row($0, at: office) })
        view.lateCount = late.count
        view.lateWithApplicants = late.withApplicants
        return .page(Page.procedureReport(view, in: visit.deskFrame(of: office, at: .reports)))
    }

    static func table(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let (report, period) = try report(visit, of: office, in: transaction)
        let late = try LateNow.load(
            of: report.procedure.name, at: office.id, for: visit.person, most: 500, visit.web.environment,
            visit.web.cases, in: transaction)
        var reply = Reply.bytes(ReportTable.bytes(of: report, late, in: office.zone), type: "text/csv; charset=utf-8")
        reply.headers.append(
            (.contentDisposition, "attachment; filename=\"\(report.procedure.name)-\(period.text).csv\""))
        return reply
    }

    private static func report(
        _ visit: Visit, of office: Office, in transaction: any ReadTransaction
    ) throws -> (ProcedureReport, ReportPeriod) {
        let period = period(of: visit, office)
        guard
            let report = try ProcedureReport.load(
                visit.parameter("sop"), period, of: office.id, visit.web.cases, in: transaction)
        else { throw WebTrouble.notFound }
        return (report, period)
    }

    private static func view(
        _ visit: Visit, of office: Office, _ root: String, linking href: (String) -> String?,
        in transaction: any ReadTransaction
    ) throws -> ReportView {
        let period = period(of: visit, office)
        let report = try OfficeReport.load(period, of: office.id, visit.web.cases, in: transaction)
        let last = period.month == nil ? ReportPeriod(year: period.year, month: 12) : period
        let months = try OfficeReport.months(12, upTo: last, of: office.id, visit.web.cases, in: transaction)
        var choice = choice(of: period, at: root, today: visit.now.date(in: office.zone))
        choice.csv = LinkView(label: "Unduh sebagai CSV", href: "\(root)/csv?periode=\(period.text)")
        return ReportView(
            period: period.words, periods: choice,
            lines: report.lines.map { line in
                ReportView.Line(
                    procedure: line.procedure, title: line.title, href: href(line.procedure), received: line.received,
                    finished: line.finished,
                    measured: line.measured, inTime: line.inTime)
            },
            months: months.map { month, inTime, measured in
                ChartShare(label: month.shortWords, name: month.words, part: inTime, whole: measured)
            })
    }

    /// The month that runs, where none is asked for or what is asked for is none.
    static func period(of visit: Visit, _ office: Office) -> ReportPeriod {
        visit.query["periode"].flatMap { ReportPeriod($0) }
            ?? ReportPeriod(monthOf: visit.now.date(in: office.zone))
    }

    /// The last thirteen months, two years, and the one on view.
    static func choice(of period: ReportPeriod, at root: String, today: CalendarDate) -> PeriodChoice {
        let month = ReportPeriod(monthOf: today)
        var offered = (0...12).map { month.earlier(by: $0) }
        offered += (0...1).map { ReportPeriod(year: month.year - $0, month: nil) }
        if !offered.contains(period) { offered.append(period) }
        return PeriodChoice(
            action: root, options: offered.map { ($0.text, $0.words, $0 == period) })
    }

    private static func measure(_ limit: ProcedureReport.Limit) -> ProcedureReportView.Measure {
        var view = ProcedureReportView.Measure(
            title: title(ofLimit: limit.name), standard: limit.standard.text, done: limit.ended, measured: limit.ended,
            inTime: limit.inTime, median: words(limit.counted.median, limit.standard),
            ninetieth: words(limit.counted.ninetieth, limit.standard),
            wholeMedian: words(limit.whole.median, limit.standard))
        view.chart = chart(title(ofLimit: limit.name), limit.standard, limit.counted)
        return view
    }

    private static func measure(_ step: ProcedureReport.Step) -> ProcedureReportView.Measure {
        var view = ProcedureReportView.Measure(
            title: step.title, actors: WordList.joined(step.lanes, with: "atau"), standard: step.standard?.text,
            done: step.done, measured: step.measured, inTime: step.inTime,
            median: words(step.took.median, step.standard), ninetieth: words(step.took.ninetieth, step.standard))
        view.isApplicants = step.isApplicants
        view.chart = step.isApplicants ? nil : chart(step.title, step.standard, step.took)
        return view
    }

    static func title(ofLimit name: String) -> String {
        name == CaseLimit.wholeName ? "Seluruh permohonan" : name.readableName
    }

    private static func row(_ item: ProcedureReport.Reasoned) -> AnswerRow {
        AnswerRow(label: "\(item.step): \(item.outcome)", value: "\(Digits.grouped(item.count)) kali")
    }

    private static func chart(_ title: String, _ standard: TimeRule?, _ took: Quantiles) -> ChartTime? {
        guard case .fixed(let amount) = standard, let seconds = amount.comparableSeconds else { return nil }
        return ChartTime(
            label: title, standard: seconds, median: Int(took.median), ninetieth: Int(took.ninetieth))
    }

    private static func words(_ seconds: Int64, _ standard: TimeRule?) -> String {
        standard?.runsOutsideHours == true ? ElapsedTime.words(Int(seconds)) : WorkingTime.words(Int(seconds))
    }
}

extension ProcedureReport {
    fileprivate var sentence: String {
        if measured > 0 {
            return "\(Digits.part(inTime, of: measured)) permohonan diputus dalam batas waktu pada \(period.words)"
        }
        if procedure.limits.isEmpty {
            return "SOP ini tidak menetapkan batas waktu seluruh permohonan; yang diukur adalah waktu tiap kegiatan"
        }
        return ReportView.nothingMeasured(in: period.words)
    }

    fileprivate var counts: [AnswerRow] {
        [
            AnswerRow(label: "Masuk", value: Digits.grouped(received)),
            AnswerRow(label: "Selesai", value: Digits.grouped(finished)),
        ] + results.map { AnswerRow(label: $0.title, value: Digits.grouped($0.count)) }
    }
}

extension ReportPeriod {
    private var first: LocalDate { LocalDate(year: year, month: month ?? 1, day: 1, weekday: 1) }
    /// “Oktober 2026”, “tahun 2026”.
    var words: String { month == nil ? "tahun \(year)" : first.monthAndYear }
    /// “Okt”.
    var shortWords: String { first.shortMonth }
}

extension TimeAmount {
    /// How long it is by the clock that its kind is measured by; nil: months differ.
    fileprivate var comparableSeconds: Int? {
        switch unit {
        case .workingMinutes: count * 60
        case .workingHours, .wallHours: count * 3600
        case .workingDays: count * WorkingTime.day
        case .calendarDays: count * 86_400
        case .months, .years: nil
        }
    }
}
