/// A part of a whole, with what it is of: “Email dan domain”, “Okt”.
public struct ChartShare: Sendable {
    public var label: String
    /// What the table says, where the chart has less room: “Oktober 2026”.
    public var name: String
    public var part: Int
    public var whole: Int

    public init(label: String, name: String? = nil, part: Int, whole: Int) {
        self.label = label
        self.name = name ?? label
        self.part = part
        self.whole = whole
    }
}

/// How much of each thing kept its time: a bar a thing, in words at its side. Drawn 340 units wide, so that its text stays
/// readable on a phone; the table beside it says the same.
public struct ShareChart: Sendable {
    /// What it shows, for who does not see it.
    public var caption: String
    public var bars: [ChartShare]

    public init(caption: String, bars: [ChartShare]) {
        self.caption = caption
        self.bars = bars
    }

    private static let (width, row) = (290, 46)

    var html: HTML {
        let rows = bars.enumerated().map { index, bar in row(bar, at: index * Self.row) }
        return """
            <figure><svg viewBox="0 0 340 \(bars.count * Self.row)" width=460 role=img aria-label="\(caption)" font-size=13>\
            \(rows)</svg><figcaption class="small soft">\(Self.key("c1"))Tepat waktu \(Self.key("c2"))Terlambat. \
            Waktu ketika batas berhenti tidak dihitung.</figcaption></figure>
            """
    }

    private func row(_ bar: ChartShare, at top: Int) -> HTML {
        let kept = bar.whole == 0 ? 0 : Self.width * bar.part / bar.whole
        let late = bar.whole == 0 ? 0 : Self.width - kept
        return #"""
            <text x=0 y="\#(top + 13)">\#(Self.shortened(bar.label))</text>\#
            \#(Self.rectangle("c2", x: kept, y: top + 19, width: late))\#(Self.rectangle("c1", x: 0, y: top + 19, width: kept))\#
            <text x=340 y="\#(top + 31)" text-anchor=end>\#(Digits.percentage(bar.part, of: bar.whole))</text>
            """#
    }

    private static func rectangle(_ name: String, x: Int, y: Int, width: Int) -> HTML? {
        width > 0 ? #"<rect class="\#(name)" x="\#(x)" y="\#(y)" width="\#(width)" height=14 />"# : nil
    }

    private static func key(_ name: String) -> HTML {
        #"<svg class=key width=12 height=12 aria-hidden=true><rect class="\#(name)" width=12 height=12 /></svg> "#
    }

    /// What fits above a bar on a phone.
    static func shortened(_ label: String) -> String {
        label.count <= 40 ? label : "\(label.prefix(39))…"
    }
}

/// A share month by month, with its table.
public struct MonthChart: Sendable {
    public var months: [ChartShare]

    public init(months: [ChartShare]) { self.months = months }

    var html: HTML {
        let grid = [100, 50, 0].map { share -> HTML in
            let y = Self.height(of: share)
            return #"<path class=g d="M40 \#(y)H340"/><text class=m x=0 y="\#(y + 4)">\#(share)%</text>"#
        }
        // On two lines, since twelve do not fit on one.
        let labels = months.enumerated().map { index, month -> HTML in
            let y = (months.count - 1 - index).isMultiple(of: 2) ? 172 : 187
            return #"<text class=m x="\#(place(index))" y="\#(y)" text-anchor=middle>\#(month.label)</text>"#
        }
        let dots = points.map { index, share -> HTML in
            #"<circle class=c1 cx="\#(place(index))" cy="\#(Self.height(of: share))" r=4 />"#
        }
        return """
            <figure><svg viewBox="0 0 356 192" width=500 role=img aria-label="\(conclusion)" font-size=12>\(grid)\(labels)\
            <path class=ln d="\(line)"/>\(dots)</svg></figure>\(table)
            """
    }

    /// “Tepat waktu 81% pada Desember 2025, 93% pada Oktober 2026; terendah 78% pada Maret 2026”.
    var conclusion: String {
        let told = months.filter { $0.whole > 0 }
        guard let first = told.first, let last = told.last, let lowest = told.min(by: { $0.isLower(than: $1) }) else {
            return "Belum ada bulan yang dapat dihitung"
        }
        return "Tepat waktu \(first.shareWords), \(last.shareWords); terendah \(lowest.shareWords)"
    }

    private var table: HTML {
        let rows = months.filter { $0.whole > 0 }.map { month -> HTML in
            "<tr><th scope=row>\(month.name)</th><td>\(Digits.part(month.part, of: month.whole))</td></tr>"
        }
        return """
            <div class=scroll tabindex=0 role=region aria-label="Bulan demi bulan, dapat digeser"><table>
            <caption class=vh>Tepat waktu bulan demi bulan</caption><thead><tr><th scope=col>Bulan</th>\
            <th scope=col>Tepat waktu</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private var points: [(index: Int, share: Int)] {
        months.enumerated().filter { $1.whole > 0 }.map { ($0, $1.part * 100 / $1.whole) }
    }

    /// Broken where a month has nothing to tell.
    private var line: String {
        var (text, last) = ("", -2)
        for (index, share) in points {
            text += "\(index == last + 1 ? "L" : "M")\(place(index)) \(Self.height(of: share))"
            last = index
        }
        return text
    }

    private func place(_ index: Int) -> Int { 56 + index * 280 / max(1, months.count - 1) }
    private static func height(of share: Int) -> Int { 150 - share * 136 / 100 }
}

extension ChartShare {
    fileprivate var shareWords: String { "\(Digits.percentage(part, of: whole)) pada \(name)" }

    fileprivate func isLower(than other: ChartShare) -> Bool { part * other.whole < other.part * whole }
}
