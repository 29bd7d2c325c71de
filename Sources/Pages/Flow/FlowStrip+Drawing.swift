extension FlowStrip {
    /// The strip of one row: its lines, their heads, its symbols.
    func drawing(of index: Int) -> HTML {
        let row = flow.rows[index]
        let lanes = row.lanes.filter(flow.lanes.indices.contains)
        guard let lane = lanes.first else { return Self.blank }
        let half = row.shape == .box ? (width: 9, height: 7) : (width: 11, height: 10)
        let own = x(lane)
        let middle = Self.middle
        var lines: [HTML] = []
        var heads: [HTML] = []

        if index == 0 || flow.targets(of: flow.rows[index - 1]).contains(index) {
            lines.append(line(own, "0", own, "\(middle - half.height)"))
            heads.append("M\(own - 3) \(middle - half.height - 6)h6l-3 6z")
        }
        if flow.targets(of: row).contains(index + 1), let next = flow.rows[index + 1].lanes.first {
            lines.append(line(own, "\(middle + half.height)", own, "100%"))
            if next != lane { lines.append(line(own, "100%", x(next), "100%")) }
        }
        for jump in jumps where jump.span.contains(index) {
            let isLeft = jump.gutter == Self.leftGutter
            let outermost = (isLeft ? lanes.min() : lanes.max()) ?? lane
            let side = x(outermost) + (isLeft ? -half.width : half.width)
            if jump.from == index { lines.append(line(side, "\(middle)", jump.gutter, "\(middle)")) }
            if jump.to == index {
                lines.append(line(jump.gutter, "\(middle)", side, "\(middle)"))
                heads.append(isLeft ? "M\(side - 6) \(middle - 3)v6l6-3z" : "M\(side + 6) \(middle - 3)v6l-6-3z")
            }
            if jump.span.count == 1 { continue }
            let top = index == jump.span.lowerBound ? "\(middle)" : "0"
            let bottom = index == jump.span.upperBound ? "\(middle)" : "100%"
            lines.append(line(jump.gutter, top, jump.gutter, bottom))
        }
        for (left, right) in zip(lanes.sorted(), lanes.sorted().dropFirst()) {
            lines.append(line(x(left) + half.width, "\(middle)", x(right) - half.width, "\(middle)"))
        }
        let symbols = lanes.map { symbol(row.shape, at: x($0)) }
        return """
            <svg aria-hidden=true>\(lines)\("<path class=ah d=\"\(heads)\"/>", when: !heads.isEmpty)\(symbols)</svg>
            """
    }

    static let blank: HTML = "<svg aria-hidden=true></svg>"

    /// The lanes' names, upright, in a row above the first.
    var names: HTML {
        let texts: [HTML] = flow.lanes.enumerated().map { index, name in
            "<text transform=\"translate(\(x(index) + 4) 118)rotate(-90)\">\(Self.shortened(name))</text>"
        }
        return "<li class=lanes aria-hidden=true><svg font-size=12>\(texts)</svg></li>"
    }

    private func line(_ x1: Int, _ y1: String, _ x2: Int, _ y2: String) -> HTML {
        #"<line class=l x1="\#(x1)" y1="\#(y1)" x2="\#(x2)" y2="\#(y2)" />"#
    }

    private func symbol(_ shape: FlowRow.Shape, at x: Int) -> HTML {
        switch shape {
        case .box: #"<rect class=f x="\#(x - 9)" y="\#(Self.middle - 7)" width=18 height=14 />"#
        case .diamond: "<path class=f d=\"M\(x) \(Self.middle - 10)l11 10-11 10-11-10z\"/>"
        }
    }

    /// What fits upright into the head row; the whole name stands at each step.
    private static func shortened(_ name: String) -> String {
        name.count > 18 ? name.prefix(17).trimmed + "…" : name
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
