/// How the offices below one kept their times in a period, and what is late there now.
public struct BelowReportView: Sendable {
    public struct Line: Sendable {
        public var office: String
        /// Its own report.
        public var href: String
        /// The office above it, where that is not the one whose report this is.
        public var above: String?
        public var isClosed: Bool
        public var counts: Counts

        public init(office: String, href: String, above: String? = nil, isClosed: Bool = false, counts: Counts) {
            self.office = office
            self.href = href
            self.above = above
            self.isClosed = isClosed
            self.counts = counts
        }
    }

    public struct Counts: Sendable {
        public var late: Int
        /// Of the late, what other offices' cases ask.
        public var handed: Int
        /// Since when the oldest is late; nil: nothing is.
        public var oldest: LocalTime?
        public var measured: Int
        public var inTime: Int
        public var received: Int
        public var finished: Int

        public init(
            late: Int, handed: Int = 0, oldest: LocalTime? = nil, measured: Int, inTime: Int, received: Int,
            finished: Int
        ) {
            self.late = late
            self.handed = handed
            self.oldest = oldest
            self.measured = measured
            self.inTime = inTime
            self.received = received
            self.finished = finished
        }
    }

    /// The office's part of the address.
    public var office: String
    /// “Oktober 2026”.
    public var period: String
    public var periods: PeriodChoice
    /// Of all offices below, shown or not.
    public var whole: Counts
    /// How many offices there are below.
    public var offices: Int
    /// Those of this part of the list.
    public var lines: [Line]
    /// The next part.
    public var more: LinkView?

    public init(
        office: String, period: String, periods: PeriodChoice, whole: Counts, offices: Int, lines: [Line],
        more: LinkView? = nil
    ) {
        self.office = office
        self.period = period
        self.periods = periods
        self.whole = whole
        self.offices = offices
        self.lines = lines
        self.more = more
    }

    /// The number in a sentence, with both figures.
    fileprivate var sentence: String {
        guard whole.measured > 0 else { return ReportView.nothingMeasured(in: period) }
        let kept = Digits.part(whole.inTime, of: whole.measured)
        return "\(kept) permohonan di kantor bawahan diputus dalam batas waktu SOP pada \(period)"
    }
}

extension Page {
    /// `/meja/{office}/laporan-bawahan`
    public static func belowReport(_ view: BelowReportView, in frame: FrameView) -> Page {
        let crumb = Crumb(
            above: [LinkView(label: "Laporan", href: "/meja/\(view.office)/laporan")], here: "Kantor bawahan")
        let empty = EmptyState(
            title: "Tidak ada kantor bawahan", text: "Ketepatan waktu kantor di bawah kantor ini tampil di sini.")
        return Frame.page(
            "Kantor bawahan, \(view.period)", in: frame,
            """
            \(crumb.html)<h1>Ketepatan waktu kantor bawahan</h1>\
            \(view.offices == 0 ? empty.html : body(view))
            """)
    }

    private static func body(_ view: BelowReportView) -> HTML {
        """
        <p class=lede>\(view.sentence).</p>\(view.periods.html)
        <div class=scroll tabindex=0 role=region aria-label="Ketepatan waktu menurut kantor, dapat digeser"><table>
        <caption class=vh>Menurut kantor</caption><thead><tr><th scope=col>Kantor</th>\
        <th scope=col>Terlambat sekarang</th><th scope=col>Tepat waktu</th><th scope=col>Masuk</th>\
        <th scope=col>Selesai</th></tr></thead><tbody>\(whole(view))\(view.lines.map(row))</tbody></table></div>\
        \(view.more.map { "<p>\($0.html)</p>" })
        <p class="soft small">Terlambat sekarang: kegiatan petugas dan permohonan yang melewati batasnya saat ini, apa pun \
        masa yang dipilih. Kegiatan untuk permohonan kantor lain dihitung pada kantor yang mengerjakannya, dan pada jumlah \
        hanya sekali. Tepat waktu: dari permohonan yang diputus, berhasil atau ditolak, dan mempunyai batas waktu.</p>
        """
    }

    private static func whole(_ view: BelowReportView) -> HTML {
        "<tr><th scope=row>Semua<small>\(Digits.grouped(view.offices)) kantor</small></th>\(cells(view.whole))</tr>"
    }

    private static func row(_ line: BelowReportView.Line) -> HTML {
        let closed: HTML? = line.isClosed ? "<small>ditutup</small>" : nil
        return """
            <tr><th scope=row><a\(link: "href", line.href)>\(line.office)</a>\
            \(line.above.map { "<small>\($0)</small>" })\(closed)</th>\(cells(line.counts))</tr>
            """
    }

    private static func cells(_ counts: BelowReportView.Counts) -> HTML {
        let oldest: HTML? = counts.oldest.map { "<small>sejak \($0.html($0.medium))</small>" }
        let handed: HTML? =
            counts.handed > 0 ? "<small>\(Digits.grouped(counts.handed)) untuk kantor lain</small>" : nil
        let kept = counts.measured > 0 ? Digits.part(counts.inTime, of: counts.measured) : "–"
        return """
            <td>\(Digits.grouped(counts.late))\(oldest)\(handed)</td><td>\(kept)</td>\
            <td>\(Digits.grouped(counts.received))</td><td>\(Digits.grouped(counts.finished))</td>
            """
    }
}
