/// How much each officer filed for others in a period.
public struct CounterReportView: Sendable {
    public struct Line: Sendable {
        public var officer: String
        /// One a way, in the order of the columns.
        public var counts: [Int]
        public var total: Int
        public var withoutAddress: Int
        /// What they did for applicants after the filing.
        public var acts: Int

        public init(officer: String, counts: [Int], total: Int, withoutAddress: Int, acts: Int) {
            self.officer = officer
            self.counts = counts
            self.total = total
            self.withoutAddress = withoutAddress
            self.acts = acts
        }
    }

    /// “Oktober 2026”.
    public var period: String
    public var periods: PeriodChoice
    /// What the columns of ways are called.
    public var ways: [String]
    public var lines: [Line]

    public init(period: String, periods: PeriodChoice, ways: [String], lines: [Line]) {
        self.period = period
        self.periods = periods
        self.ways = ways
        self.lines = lines
    }
}

extension Page {
    /// `/meja/{office}/laporan-loket`
    public static func counterReport(_ view: CounterReportView, in frame: FrameView) -> Page {
        let total = view.lines.reduce(0) { $0 + $1.total }
        let empty = EmptyState(
            title: "Belum ada permohonan lewat loket pada \(view.period)",
            text: "Permohonan yang diajukan petugas untuk pemohon, dan perbuatan sesudahnya, dihitung di sini.")
        return Frame.page(
            "Loket \(view.period)", in: frame,
            """
            <h1>Permohonan lewat loket</h1>\
            <p class=lede>\(Digits.grouped(total)) permohonan diajukan petugas untuk pemohon pada \(view.period).</p>
            \(view.periods.html)\(view.lines.isEmpty ? empty.html : table(view))
            """)
    }

    private static func table(_ view: CounterReportView) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Permohonan lewat loket menurut petugas, dapat digeser"><table>
        <caption class=vh>Menurut petugas</caption><thead><tr><th scope=col>Petugas</th>\
        \(view.ways.map { "<th scope=col>\($0)</th>" as HTML })<th scope=col>Jumlah</th>\
        <th scope=col>Tanpa alamat kabar</th><th scope=col>Perbuatan sesudahnya</th></tr></thead><tbody>\(view.lines.map(row))</tbody></table></div>
        <p class="soft small">Tanpa alamat kabar: pemohon hanya memegang tanda terima, dan tidak dikabari lewat email. \
        Perbuatan sesudahnya: mencabut, memperbaiki, dan menjawab atas nama pemohon.</p>
        """
    }

    private static func row(_ line: CounterReportView.Line) -> HTML {
        """
        <tr><th scope=row>\(line.officer)</th>\(line.counts.map { "<td>\(Digits.grouped($0))</td>" as HTML })\
        <td><b>\(Digits.grouped(line.total))</b></td><td>\(Digits.grouped(line.withoutAddress))</td>\
        <td>\(Digits.grouped(line.acts))</td></tr>
        """
    }
}
