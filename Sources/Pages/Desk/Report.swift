/// How well an office's services kept their time in a period.
public struct ReportView: Sendable {
    public struct Line: Sendable {
        /// The SOP's name; nil where nothing more is told of it.
        public var procedure: String?
        public var title: String
        /// The SOP's own report; nil on a public page.
        public var href: String?
        public var received: Int
        public var finished: Int
        public var measured: Int
        public var inTime: Int
        /// Of its first limit, in words, beside how long that is; nil: nothing ended, or a public page.
        public var median: String?
        public var standard: String?

        public init(
            procedure: String? = nil, title: String, href: String? = nil, received: Int, finished: Int, measured: Int,
            inTime: Int, median: String? = nil, standard: String? = nil
        ) {
            self.procedure = procedure
            self.title = title
            self.href = href
            self.received = received
            self.finished = finished
            self.measured = measured
            self.inTime = inTime
            self.median = median
            self.standard = standard
        }
    }

    /// A step that was often late.
    public struct Lost: Sendable {
        public var step: String
        public var service: String
        public var actors: String
        public var late: Int
        public var measured: Int

        public init(step: String, service: String, actors: String, late: Int, measured: Int) {
            self.step = step
            self.service = service
            self.actors = actors
            self.late = late
            self.measured = measured
        }
    }

    /// “Oktober 2026”.
    public var period: String
    public var periods: PeriodChoice
    public var lines: [Line]
    public var months: [ChartShare]
    /// Where time is lost; nil: not told, on a public page.
    public var lost: [Lost]?
    /// For the head of the office: what was filed at the counter, by officer.
    public var counter: LinkView?
    /// What applicants think of the services.
    public var satisfaction: LinkView?
    /// For who may read them: the reports of the offices below.
    public var below: LinkView?
    /// What other offices' cases ask of this one and is late now, as many as are shown.
    public var handed: [ProcedureReportView.Late] = []
    /// Of all of these, shown or not.
    public var handedCount = 0

    public init(period: String, periods: PeriodChoice, lines: [Line], months: [ChartShare]) {
        self.period = period
        self.periods = periods
        self.lines = lines
        self.months = months
    }

    /// The number in a sentence, with both figures.
    var sentence: String {
        let (inTime, measured) = (lines.map(\.inTime).reduce(0, +), lines.map(\.measured).reduce(0, +))
        guard measured > 0 else { return Self.nothingMeasured(in: period) }
        return "\(Digits.part(inTime, of: measured)) permohonan diputus dalam batas waktu SOP pada \(period)"
    }

    /// Not that none was in time: that there is nothing of which it could be said.
    public static func nothingMeasured(in period: String) -> String {
        "Pada \(period) tidak ada permohonan berbatas waktu yang diputus, sehingga ketepatannya tidak dapat dihitung"
    }
}

/// Which period is told, and which others there are.
public struct PeriodChoice: Sendable {
    public var action: String
    public var options: [(value: String, label: String, isChosen: Bool)]
    /// The same as a table for other programs.
    public var csv: LinkView?

    public init(
        action: String, options: [(value: String, label: String, isChosen: Bool)], csv: LinkView? = nil
    ) {
        self.action = action
        self.options = options
        self.csv = csv
    }

    var html: HTML {
        let items = options.map { option -> HTML in
            #"<option value="\#(option.value)"\#(raw: option.isChosen ? " selected" : "")>\#(option.label)</option>"#
        }
        return """
            <form class=search\(link: "action", action)><label for=periode>Bulan atau tahun</label>\
            <div class=join><select class=w24 id=periode name=periode>\(items)</select>\
            <button class="btn alt">Tampilkan</button></div></form>\(csv.map { "<p>\($0.html)</p>" })
            """
    }
}

extension Page {
    /// `/meja/{office}/laporan`, and without links to each SOP `{base}/laporan`
    public static func report(_ view: ReportView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada permohonan pada \(view.period)",
            text: "Permohonan yang masuk dan selesai pada masa itu dihitung di sini.")
        return Frame.page(
            "Ketepatan waktu \(view.period)", in: frame,
            """
            <h1>Ketepatan waktu layanan</h1><p class=lede>\(view.sentence).</p>\(view.periods.html)
            \(view.lines.isEmpty ? empty.html : body(view))\(handed(view))\([view.below, view.satisfaction, view.counter].compactMap(\.self).map { "<p>\($0.html)</p>" as HTML })
            """)
    }

    private static func body(_ view: ReportView) -> HTML {
        let measured = view.lines.filter { $0.measured > 0 }
        let chart = ShareChart(
            caption: "\(view.sentence); menurut layanan pada tabel",
            bars: measured.map { ChartShare(label: $0.title, part: $0.inTime, whole: $0.measured) })
        let months = MonthChart(months: view.months)
        let hasTimes = view.lost != nil
        let hasMonths = view.months.filter { $0.whole > 0 }.count > 1
        return """
            <h2>Menurut layanan</h2>\(measured.isEmpty ? nil : chart.html)
            <div class=scroll tabindex=0 role=region aria-label="Ketepatan waktu menurut layanan, dapat digeser"><table>
            <caption class=vh>Menurut layanan</caption><thead><tr><th scope=col>Layanan</th><th scope=col>Tepat waktu</th>\
            <th scope=col>Masuk</th><th scope=col>Selesai</th>\(hasTimes ? "<th scope=col>Nilai tengah</th>" : nil)</tr></thead>
            <tbody>\(view.lines.map { row($0, hasTimes: hasTimes) })</tbody></table></div>
            <p class="soft small">Tepat waktu: dari permohonan yang diputus, berhasil atau ditolak, dan mempunyai batas waktu.</p>
            \(view.lost.map(lost))\(hasMonths ? "<h2>Bulan demi bulan</h2>\(months.html)" : nil)
            """
    }

    private static func handed(_ view: ReportView) -> HTML? {
        guard !view.handed.isEmpty else { return nil }
        let shown = "\(Digits.grouped(view.handed.count)) dari \(Digits.grouped(view.handedCount))"
        let cut: HTML? =
            view.handed.count < view.handedCount ? "<p>\(shown), yang paling lama terlambat.</p>" : nil
        return """
            <h2>Terlambat sekarang untuk kantor lain</h2>\
            <p>Kegiatan kantor ini pada permohonan yang ditangani kantor lain.</p>\(cut)\
            \(lateTable(view.handed, titled: "Terlambat sekarang untuk kantor lain"))
            """
    }

    private static func lost(_ steps: [ReportView.Lost]) -> HTML {
        guard !steps.isEmpty else {
            return "<h2>Di mana waktu habis</h2><p>Tidak ada kegiatan yang melewati waktunya.</p>"
        }
        let rows = steps.map { step -> HTML in
            """
            <tr><th scope=row>\(step.step)<small>\(step.service)</small></th><td>\(step.actors)</td>\
            <td>\(Digits.grouped(step.late)) dari \(Digits.grouped(step.measured))</td></tr>
            """
        }
        return """
            <h2>Di mana waktu habis</h2><p>Kegiatan yang paling sering melewati waktunya.</p>
            <div class=scroll tabindex=0 role=region aria-label="Di mana waktu habis, dapat digeser"><table>
            <caption class=vh>Di mana waktu habis</caption><thead><tr><th scope=col>Kegiatan</th>\
            <th scope=col>Pelaksana</th><th scope=col>Lewat</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func row(_ line: ReportView.Line, hasTimes: Bool) -> HTML {
        let title: HTML = line.href.map { "<a\(link: "href", $0)>\(line.title)</a>" } ?? "\(line.title)"
        return """
            <tr><th scope=row>\(title)</th><td>\(inTime(line))</td><td>\(Digits.grouped(line.received))</td>\
            <td>\(Digits.grouped(line.finished))</td>\
            \(hasTimes ? "<td>\(line.median ?? "–")\(line.standard.map { "<small>batas \($0)</small>" })</td>" : nil)</tr>
            """
    }

    private static func inTime(_ line: ReportView.Line) -> String {
        guard line.measured > 0 else { return "–" }
        let (part, whole) = (Digits.grouped(line.inTime), Digits.grouped(line.measured))
        return "\(part) dari \(whole) (\(Digits.percentage(line.inTime, of: line.measured)))"
    }
}
