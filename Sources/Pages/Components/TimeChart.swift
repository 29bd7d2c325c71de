/// What a step or a limit took, beside what it may take, in seconds of the same clock.
public struct ChartTime: Sendable {
    public var label: String
    public var standard: Int
    public var median: Int
    public var ninetieth: Int

    public init(label: String, standard: Int, median: Int, ninetieth: Int) {
        self.label = label
        self.standard = standard
        self.median = median
        self.ninetieth = ninetieth
    }
}

/// Median and ninth decile of each thing as parts of its standard, whose line stands at the same place in every row: ten
/// minutes and ten days do not fit on one scale.
public struct TimeChart: Sendable {
    public var bars: [ChartTime]

    public init(bars: [ChartTime]) { self.bars = bars }

    private static let (standard, widest, row) = (170, 270, 50)

    /// “Nilai tengah 3 dari 4 kegiatan di bawah mutu bakunya; terlama terhadapnya Memeriksa berkas, 140%”.
    var conclusion: String {
        let below = bars.filter { $0.median <= $0.standard }.count
        guard let slowest = bars.max(by: { $0.median * $1.standard < $1.median * $0.standard }) else { return "" }
        let share = Digits.percentage(slowest.median, of: slowest.standard)
        return "Nilai tengah \(below) dari \(bars.count) tidak melewati mutu bakunya; "
            + "terlama terhadapnya \(slowest.label), \(share)"
    }

    var html: HTML {
        let rows = bars.enumerated().map { index, bar in row(bar, at: index * Self.row) }
        return """
            <figure><svg viewBox="0 0 340 \(bars.count * Self.row)" width=460 role=img aria-label="\(conclusion)" font-size=13>\
            \(rows)</svg><figcaption class="small soft">Batang: nilai tengah. Kotak: 9 dari 10. Garis tegak: mutu baku. \
            Angka: nilai tengah terhadap mutu baku.</figcaption></figure>
            """
    }

    private func row(_ bar: ChartTime, at top: Int) -> HTML {
        let (median, ninetieth) = (width(bar.median, of: bar.standard), width(bar.ninetieth, of: bar.standard))
        return #"""
            <text x=0 y="\#(top + 13)">\#(ShareChart.shortened(bar.label))</text>\#
            <rect class=c1 x=0 y="\#(top + 22)" width="\#(median)" height=14 />\#
            <rect class=l x=1 y="\#(top + 20)" width="\#(ninetieth)" height=18 />\#
            <path class=l d="M\#(Self.standard) \#(top + 17)v24"/>\#
            <text x=340 y="\#(top + 34)" text-anchor=end>\#(Digits.percentage(bar.median, of: bar.standard))</text>
            """#
    }

    /// Of what is longer than fits, as much as fits.
    private func width(_ seconds: Int, of standard: Int) -> Int {
        min(Self.widest, max(2, Self.standard * seconds / max(1, standard)))
    }
}
