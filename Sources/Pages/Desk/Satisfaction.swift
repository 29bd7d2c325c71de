/// What applicants think of an office's services.
public struct SatisfactionView: Sendable {
    /// Of a service, or of all together.
    public struct Line: Sendable {
        public var title: String
        /// In hundredths: 82,14.
        public var index: Int
        /// “B, baik”.
        public var grade: String
        public var count: Int
        /// In which the answers were given: “November 2025 sampai Maret 2026”.
        public var months: String
        /// Of each element in hundredths, in the order of the columns.
        public var means: [Int]

        public init(title: String, index: Int, grade: String, count: Int, months: String, means: [Int]) {
            self.title = title
            self.index = index
            self.grade = grade
            self.count = count
            self.months = months
            self.means = means
        }
    }

    public struct Remark: Sendable {
        public var service: String
        public var text: String

        public init(service: String, text: String) {
            self.service = service
            self.text = text
        }
    }

    public var period: String
    public var periods: PeriodChoice
    /// The page above.
    public var report: LinkView
    /// Answers without which nothing is told.
    public var fewest: Int
    /// What the columns of elements are called; none on a public page.
    public var elements: [String]
    public var whole: Line?
    public var lines: [Line]
    /// nil: not for this reader.
    public var remarks: [Remark]?
    /// The remarks that do not fit on this page.
    public var moreRemarks: LinkView?

    public init(
        period: String, periods: PeriodChoice, report: LinkView, fewest: Int, elements: [String], whole: Line?,
        lines: [Line], remarks: [Remark]? = nil, moreRemarks: LinkView? = nil
    ) {
        self.period = period
        self.periods = periods
        self.report = report
        self.fewest = fewest
        self.elements = elements
        self.whole = whole
        self.lines = lines
        self.remarks = remarks
        self.moreRemarks = moreRemarks
    }

    /// The number in a sentence, with how many answers it stands on.
    var sentence: String {
        guard let whole else { return "Belum ada nilai yang dapat ditampilkan untuk \(period)" }
        return "Indeks kepuasan \(Digits.hundredths(whole.index)) dari 100 (\(whole.grade)), dari "
            + "\(Digits.grouped(whole.count)) jawaban, \(whole.months)"
    }
}

extension Page {
    /// `/meja/{office}/kepuasan`, and without elements and remarks `{base}/kepuasan`
    public static func satisfaction(_ view: SatisfactionView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [view.report], here: "Kepuasan pemohon")
        return Frame.page(
            "Kepuasan pemohon \(view.period)", in: frame,
            """
            \(crumb.html)<h1>Kepuasan pemohon</h1><p class=lede>\(view.sentence).</p>\(view.periods.html)
            \(view.lines.isEmpty ? nil : table(view))\
            \(view.lines.isEmpty || view.elements.isEmpty ? nil : elements(view))
            <p class="soft small">Sesudah permohonan diputus, pemohon ditanya sekali tentang sembilan unsur, masing-masing \
            bernilai 1 sampai 4 (Permenpan RB 14/2017). Indeks adalah rata-rata kesembilan unsur kali 25: A mulai 88,31, B \
            mulai 76,61, C mulai 65,00, D di bawahnya. Nilai tampil sesudah bulannya lewat, dan hanya dari paling sedikit \
            \(view.fewest) jawaban, supaya tidak menunjukkan jawaban seseorang; yang belum cukup digabung dengan bulan \
            berikutnya.</p>\(view.remarks.map { remarks($0, more: view.moreRemarks) })
            """)
    }

    private static func table(_ view: SatisfactionView) -> HTML {
        let lines = (view.lines + [view.lines.count > 1 ? view.whole : nil].compactMap(\.self)).map { line -> HTML in
            """
            <tr><th scope=row>\(line.title)</th><td><b>\(Digits.hundredths(line.index))</b></td><td>\(line.grade)</td>\
            <td>\(Digits.grouped(line.count))</td><td>\(line.months)</td></tr>
            """
        }
        return """
            <div class=scroll tabindex=0 role=region aria-label="Indeks kepuasan menurut layanan, dapat digeser"><table>
            <caption class=vh>Indeks kepuasan menurut layanan</caption><thead><tr><th scope=col>Layanan</th>\
            <th scope=col>Indeks</th><th scope=col>Mutu</th><th scope=col>Jawaban</th>\
            <th scope=col>Bulan</th></tr></thead>
            <tbody>\(lines)</tbody></table></div>
            """
    }

    private static func elements(_ view: SatisfactionView) -> HTML {
        let rows = view.elements.enumerated().map { index, element -> HTML in
            "<tr><th scope=row>\(element)</th>\(view.lines.map { "<td>\(Digits.hundredths($0.means[index]))</td>" as HTML })</tr>"
        }
        return """
            <h2>Nilai tiap unsur</h2>
            <div class=scroll tabindex=0 role=region aria-label="Nilai tiap unsur menurut layanan, dapat digeser"><table>
            <caption class=vh>Nilai tiap unsur, 1 sampai 4</caption><thead><tr><th scope=col>Unsur</th>\
            \(view.lines.map { "<th scope=col>\($0.title)</th>" as HTML })</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func remarks(_ remarks: [SatisfactionView.Remark], more: LinkView?) -> HTML {
        guard !remarks.isEmpty else { return "<h2>Saran</h2><p>Belum ada saran untuk masa itu.</p>" }
        return """
            <h2 id=saran>Saran</h2><ul class=read>\(remarks.map { "<li>“\($0.text)” <span class=\"soft small\">\($0.service)</span></li>" })</ul>
            \(more.map { "<p>\($0.html)</p>" })
            """
    }
}
