/// How one SOP was kept in a period, where its time went, and what is late now.
public struct ProcedureReportView: Sendable {
    /// A limit or a step beside what the SOP allows it. Times in words.
    public struct Measure: Sendable {
        public var title: String
        /// The actors; nil: a limit.
        public var actors: String?
        /// “10 menit”; nil: none, or by answer.
        public var standard: String?
        public var done: Int
        public var measured: Int
        public var inTime: Int
        public var median: String
        public var ninetieth: String
        /// The median with the time in which the clock stood; nil: it never stands.
        public var wholeMedian: String?
        /// Whether the applicant does it: that is told in the table and drawn nowhere.
        public var isApplicants = false
        /// Beside its standard, where that is one length of time.
        public var chart: ChartTime?

        public init(
            title: String, actors: String? = nil, standard: String?, done: Int, measured: Int, inTime: Int,
            median: String, ninetieth: String, wholeMedian: String? = nil
        ) {
            self.title = title
            self.actors = actors
            self.standard = standard
            self.done = done
            self.measured = measured
            self.inTime = inTime
            self.median = median
            self.ninetieth = ninetieth
            self.wholeMedian = wholeMedian
        }
    }

    public struct Late: Sendable {
        /// “Permohonan kantor lain” where the number is none of the reader's business.
        public var number: String
        /// nil where the reader may not open the case.
        public var href: String?
        public var step: String
        public var holder: String
        public var due: LocalTime

        public init(number: String, href: String?, step: String, holder: String, due: LocalTime) {
            self.number = number
            self.href = href
            self.step = step
            self.holder = holder
            self.due = due
        }
    }

    /// The office's part of the address.
    public var office: String
    public var title: String
    public var period: String
    public var periods: PeriodChoice
    public var sentence: String
    /// Received, finished, and each result with its count.
    public var counts: [AnswerRow]
    public var limits: [Measure]
    public var steps: [Measure]
    /// “Memeriksa berkas: Kurang” and how often.
    public var returns: [AnswerRow]
    /// Refusals and other decisions with a reason, likewise.
    public var refusals: [AnswerRow]
    public var late: [Late]
    /// Of all that is late, listed or not.
    public var lateCount: Int
    /// What the applicants are late with.
    public var lateWithApplicants = 0

    public init(
        office: String, title: String, period: String, periods: PeriodChoice, sentence: String, counts: [AnswerRow],
        limits: [Measure], steps: [Measure], returns: [AnswerRow],
        refusals: [AnswerRow] = [], late: [Late]
    ) {
        self.office = office
        self.title = title
        self.period = period
        self.periods = periods
        self.sentence = sentence
        self.counts = counts
        self.limits = limits
        self.steps = steps
        self.returns = returns
        self.refusals = refusals
        self.late = late
        lateCount = late.count
    }
}

extension Page {
    /// `/meja/{office}/laporan/{sop}`
    public static func procedureReport(_ view: ProcedureReportView, in frame: FrameView) -> Page {
        let crumb = Crumb(
            above: [LinkView(label: "Laporan", href: "/meja/\(view.office)/laporan")], here: view.title)
        return Frame.page(
            "\(view.title), \(view.period)", in: frame,
            """
            \(crumb.html)<h1>\(view.title)</h1><p class=lede>\(view.sentence).</p>\(view.periods.html)
            <div class=cols><div><h2>Terlambat sekarang</h2>\(lateNow(view))
            \(view.limits.isEmpty ? nil : measures("Batas waktu", view.limits, under: times(view.limits), whole: true))
            \(view.steps.isEmpty ? nil : measures("Kegiatan", view.steps, under: charts(view), whole: false))
            <p class="soft small">Jam kerja kantor ini; satu hari kerja dihitung 7 jam 30 menit. Yang mutu bakunya hari \
            kalender atau 24 jam diukur siang dan malam. Nilai tengah: separuh selesai dalam waktu itu. 9 dari 10: sembilan \
            dari sepuluh selesai dalam waktu itu.</p></div>
            <aside aria-label="Jumlah">\(HTML.panel("Permohonan", view.counts.list))
            \(view.returns.isEmpty ? nil : HTML.panel("Dikembalikan", view.returns.list))
            \(view.refusals.isEmpty ? nil : HTML.panel("Diputus dengan alasan", view.refusals.list))
            </aside></div>
            """)
    }

    /// Of the office's own steps.
    private static func charts(_ view: ProcedureReportView) -> HTML {
        let measured = view.steps.filter { $0.measured > 0 && !$0.isApplicants }
        let (kept, whole) = (measured.map(\.inTime).reduce(0, +), measured.map(\.measured).reduce(0, +))
        let shares = ShareChart(
            caption:
                "\(Digits.part(kept, of: whole)) kegiatan selesai dalam waktunya pada \(view.period); angkanya pada tabel",
            bars: measured.map { ChartShare(label: $0.title, part: $0.inTime, whole: $0.measured) })
        return "\(measured.isEmpty ? nil : shares.html)\(times(view.steps))"
    }

    private static func times(_ measures: [ProcedureReportView.Measure]) -> HTML? {
        let bars = measures.compactMap(\.chart)
        return bars.isEmpty ? nil : TimeChart(bars: bars).html
    }

    private static func measures(
        _ title: String, _ rows: [ProcedureReportView.Measure], under figures: HTML?, whole: Bool
    ) -> HTML {
        """
        <h2>\(title)</h2>\(figures)<div class=scroll tabindex=0 role=region aria-label="\(title), dapat digeser"><table>
        <caption class=vh>\(title) dan mutu bakunya</caption><thead><tr><th scope=col>\(title)</th><th scope=col>Mutu baku</th>\
        <th scope=col>Tepat waktu</th><th scope=col>Nilai tengah</th><th scope=col>9 dari 10</th>\
        \(whole ? "<th scope=col>Dengan jeda</th>" : nil)</tr></thead>
        <tbody>\(rows.map { row($0, whole: whole) })</tbody></table></div>
        """
    }

    private static func row(_ measure: ProcedureReportView.Measure, whole: Bool) -> HTML {
        let kept = measure.measured == 0 ? "–" : Digits.part(measure.inTime, of: measure.measured)
        return """
            <tr><th scope=row>\(measure.title)\(measure.actors.map { "<small>\($0), \(Digits.grouped(measure.done)) kali</small>" })</th>\
            <td>\(measure.standard ?? "–")</td><td>\(kept)</td><td>\(measure.median)</td><td>\(measure.ninetieth)</td>\
            \(whole ? "<td>\(measure.wholeMedian ?? "–")</td>" : nil)</tr>
            """
    }

    private static func lateNow(_ view: ProcedureReportView) -> HTML {
        let shown = "\(Digits.grouped(view.late.count)) dari \(Digits.grouped(view.lateCount))"
        let cut: HTML? = view.late.count < view.lateCount ? "<p>\(shown), yang paling lama terlambat.</p>" : nil
        let waiting = Digits.grouped(view.lateWithApplicants)
        let others: HTML? =
            view.lateWithApplicants > 0
            ? "<p class=soft>Pada pemohon: \(waiting) kegiatan melewati waktunya.</p>" : nil
        guard !view.late.isEmpty else { return "<p>Tidak ada yang terlambat pada petugas.</p>\(others)" }
        return "\(cut)\(lateTable(view.late, titled: "Terlambat sekarang"))\(others)"
    }

    static func lateTable(_ late: [ProcedureReportView.Late], titled title: String) -> HTML {
        let rows = late.map { task -> HTML in
            let number: HTML =
                task.href.map { "<a class=nb\(link: "href", $0)>\(task.number)</a>" } ?? "\(task.number)"
            return """
                <tr><th scope=row>\(number)<small>\(task.step)</small></th><td>\(task.holder)</td>\
                <td>\(task.due.html(task.due.medium))</td></tr>
                """
        }
        return """
            <div class=scroll tabindex=0 role=region aria-label="\(title), dapat digeser"><table>
            <caption class=vh>\(title)</caption><thead><tr><th scope=col>Permohonan</th>\
            <th scope=col>Pada</th><th scope=col>Batas waktu</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
