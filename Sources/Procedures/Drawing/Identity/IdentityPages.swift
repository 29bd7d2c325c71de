import Forms

/// The identity part: the unit on the left, numbers, dates and the approval on the right, then the lists in pairs.
struct IdentityPages {
    let procedure: Procedure
    let identity: OfficialIdentity
    let lists: IdentityLists
    let format: DrawingFormat
    let measure: TextMeasure
    /// Kept free above.
    let headroom: Double

    private static let padding = 5.0
    private static let labelWidth = 112.0
    private static let label = TextStyle(size: 9.5)
    private static let strong = TextStyle(size: 10, isBold: true)
    private static let unit = TextStyle(size: 13, isBold: true)
    private static let item = TextStyle(size: 9.5)
    /// From one line of a list to the next.
    private static let leading = strong.leading
    private static let emblemHeight = 64.0
    private static let emblemGap = 8.0
    /// Where somebody signs.
    private static let signature = 40.0

    private var left: Double { format.margin }
    private var right: Double { format.width - format.margin }
    private var middle: Double { (left + right) / 2 }
    private var top: Double { format.margin + headroom }
    private var limit: Double { (format.height ?? .infinity) - format.margin }

    func draw() -> [PageCanvas] {
        var pages: [PageCanvas] = []
        var canvas = PageCanvas(width: format.width, height: format.height ?? 0, measure: measure)
        var y = drawFacts(on: &canvas)
        for (leftList, rightList) in lists.pairs {
            var rest = (left: lines(of: leftList), right: lines(of: rightList))
            repeat {
                let room = Int((limit - y - 2 * Self.padding) / Self.leading)
                if room < min(3, max(rest.left.count, rest.right.count)) {
                    pages.append(canvas)
                    canvas = PageCanvas(width: format.width, height: format.height ?? 0, measure: measure)
                    y = top
                    continue
                }
                let bottom = drawPair(
                    (Array(rest.left.prefix(room)), Array(rest.right.prefix(room))), at: y, on: &canvas)
                rest = (Array(rest.left.dropFirst(room)), Array(rest.right.dropFirst(room)))
                y = bottom
            } while !rest.left.isEmpty || !rest.right.isEmpty
        }
        return pages + [canvas]
    }

    // MARK: Facts

    private func drawFacts(on canvas: inout PageCanvas) -> Double {
        var y = top
        let dates: [(String, String?)] = [
            ("Nomor SOP", identity.number), ("Tanggal Pembuatan", identity.made?.longText),
            ("Tanggal Revisi", identity.revised?.longText ?? (identity.made == nil ? nil : "-")),
            ("Tanggal Efektif", identity.effective?.longText),
        ]
        for (name, value) in dates { y = drawFact(name, value.map { [$0] } ?? [], at: y, on: &canvas) }
        y = drawApproval(at: y, on: &canvas)
        y = drawFact("Nama SOP", [procedure.title], style: Self.strong, at: y, on: &canvas)
        drawUnit(to: y, on: &canvas)
        for x in [left, middle, right] { canvas.rule(x, top, x, y) }
        canvas.rule(middle + Self.labelWidth, top, middle + Self.labelWidth, y)
        canvas.rule(left, top, right, top)
        canvas.rule(left, y, right, y)
        return y
    }

    private func drawFact(
        _ name: String, _ value: [String], style: TextStyle = label, at y: Double, on canvas: inout PageCanvas
    ) -> Double {
        let x = middle + Self.labelWidth + Self.padding
        let block = TextBlock(value, in: right - x - Self.padding, style: style, measure: measure)
        let height = max(block.height, Self.label.leading) + 2 * Self.padding
        canvas.text(
            TextBlock(lines: [name], style: Self.label, measure: measure), x: middle + Self.padding,
            top: y + Self.padding, role: .heading)
        canvas.text(block, x: x, top: y + Self.padding, role: .cell)
        if value.isEmpty { blank(from: x, at: y + height - Self.padding, on: &canvas) }
        canvas.rule(middle, y + height, right, y + height)
        return y + height
    }

    /// Title, room for signature and stamp, then name, rank and number.
    private func drawApproval(at y: Double, on canvas: inout PageCanvas) -> Double {
        let x = middle + Self.labelWidth + Self.padding
        let width = right - x - Self.padding
        canvas.text(
            TextBlock(lines: ["Disahkan oleh"], style: Self.label, measure: measure), x: middle + Self.padding,
            top: y + Self.padding, role: .heading)
        let title = TextBlock(Array(identity.approver.prefix(1)), in: width, style: Self.label, measure: measure)
        canvas.text(title, x: x, top: y + Self.padding, role: .cell)
        let titleHeight = max(title.height, Self.label.leading)
        if title.isEmpty { blank(from: x, at: y + Self.padding + titleHeight, on: &canvas) }
        var line = y + Self.padding + titleHeight + Self.signature
        for (index, style) in [Self.strong, Self.label, Self.label].enumerated() {
            let known = identity.approver.count > index + 1 ? [identity.approver[index + 1]] : []
            if known.isEmpty, index == 1 { continue }
            let block = TextBlock(known, in: width, style: style, measure: measure)
            canvas.text(block, x: x, top: line, role: .cell)
            var start = x
            if known.isEmpty, index == 2 {
                let word = TextBlock(lines: ["NIP"], style: style, measure: measure)
                canvas.text(word, x: x, top: line, role: .cell)
                start += word.width + 4
            }
            line += max(block.height, style.leading)
            if known.isEmpty { blank(from: start, at: line, on: &canvas) }
        }
        canvas.rule(middle, line + Self.padding, right, line + Self.padding)
        return line + Self.padding
    }

    private func drawUnit(to bottom: Double, on canvas: inout PageCanvas) {
        let width = middle - left - 4 * Self.padding
        let center = (left + middle) / 2
        guard !identity.unit.isEmpty else {
            for line in 0..<2 {
                let y = (top + bottom) / 2 + Double(line) * 24
                canvas.rule(center - width / 3, y, center + width / 3, y, .faint)
            }
            return
        }
        let block = TextBlock(
            identity.unit.map { $0.uppercased() }, in: width, style: Self.unit, measure: measure)
        let emblem = emblem(beside: block.height, in: bottom - top)
        let above = emblem.map { $0.height + Self.emblemGap } ?? 0
        let start = (top + bottom - block.height - above) / 2
        if let drawn = identity.emblem, let emblem {
            canvas.picture(
                drawn, in: DrawnBox(x: center - emblem.width / 2, y: start, width: emblem.width, height: emblem.height))
        }
        canvas.text(block, x: center, top: start + above, .center, role: .heading)
    }

    /// How large the office's mark stands above its name; nil where there is none, or no room.
    private func emblem(beside text: Double, in height: Double) -> (width: Double, height: Double)? {
        let room = min(Self.emblemHeight, height - text - Self.emblemGap - 2 * Self.padding)
        guard room >= Self.emblemHeight / 3 else { return nil }
        return identity.emblem?.fitted(into: Self.emblemHeight * 2, room)
    }

    private func blank(from x: Double, at y: Double, on canvas: inout PageCanvas) {
        canvas.rule(x, y, right - 2 * Self.padding, y, .faint)
    }

    // MARK: Lists

    private struct Line {
        let text: String
        let indent: Double
        let style: TextStyle
    }

    private func lines(of list: IdentityLists.List) -> [Line] {
        let width = middle - left - 2 * Self.padding
        var lines = [Line(text: list.title, indent: 0, style: Self.strong)]
        for (index, item) in (list.items.isEmpty ? ["-"] : list.items).enumerated() {
            let number = list.items.count > 1 ? "\(index + 1). " : ""
            // Further lines begin where the first one's words do.
            let indent = measure.width(number, Self.item.size, Self.item.isBold)
            let block = TextBlock([item], in: width - indent, style: Self.item, measure: measure)
            for (place, text) in block.lines.enumerated() {
                lines.append(
                    place == 0
                        ? Line(text: number + text, indent: 0, style: Self.item)
                        : Line(text: text, indent: indent, style: Self.item))
            }
        }
        return lines
    }

    private func drawPair(
        _ pair: (left: [Line], right: [Line]), at y: Double, on canvas: inout PageCanvas
    ) -> Double {
        for (x, lines) in [(left, pair.left), (middle, pair.right)] {
            for (index, line) in lines.enumerated() {
                canvas.text(
                    TextBlock(lines: [line.text], style: line.style, measure: measure),
                    x: x + Self.padding + line.indent, top: y + Self.padding + Double(index) * Self.leading,
                    role: line.style == Self.strong ? .heading : .cell)
            }
        }
        let bottom = y + Double(max(pair.left.count, pair.right.count)) * Self.leading + 2 * Self.padding
        for x in [left, middle, right] { canvas.rule(x, y, x, bottom) }
        canvas.rule(left, y, right, y)
        canvas.rule(left, bottom, right, bottom)
        return bottom
    }
}
