/// Paper stays white and ink black whatever the screen's colours are: the drawing is a document. Everything is said by
/// attributes, so that a policy without inline styles shows it, and as well-formed XML, so that it is also a file.
extension SheetView {
    /// A file of its own, as UTF-8.
    public var svg: [UInt8] { drawing.bytes }

    var drawing: HTML {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width.coordinate) \(height.coordinate)" \
        width="\(width.coordinate)" height="\(height.coordinate)" role="img" aria-label="\(label)" \
        font-family="Liberation Sans, Arial, Helvetica, sans-serif">\
        <rect width="\(width.coordinate)" height="\(height.coordinate)" fill="#fff"/>\
        \(pictures.map(\.drawing))\
        \(path(of: faint, "#9a9a9a", 0.4))\(path(of: borders, "#000", 0.6))\(path(of: arrows, "#000", 0.8))\
        <path d="\(heads)" fill="#000"/>\(symbols.map(\.drawing))\(writing)</svg>
        """
    }

    // MARK: Lines

    private var borders: [[Point]] { lines.compactMap { if case .border = $0.kind { $0.points } else { nil } } }
    private var faint: [[Point]] { lines.compactMap { if case .faintBorder = $0.kind { $0.points } else { nil } } }
    private var arrows: [[Point]] { lines.compactMap { if case .arrow = $0.kind { $0.points } else { nil } } }

    private func path(of lines: [[Point]], _ color: String, _ width: Double) -> HTML? {
        if lines.isEmpty { return nil }
        return """
            <path d="\(lines.map(\.path).joined())" fill="none" stroke="\(color)" stroke-width="\(width.coordinate)"/>
            """
    }

    /// Each once: arrows that meet end in one head.
    private var heads: String {
        var known = Set<String>()
        return lines.compactMap { line -> String? in
            guard case .arrow(hasHead: true) = line.kind, let end = line.points.last else { return nil }
            let head = "M\(end.path)l-2.4-5h4.8z"
            return known.insert(head).inserted ? head : nil
        }.joined()
    }

    // MARK: Texts

    /// Texts of one size and weight together. Each is set to its measured width, whatever font the reader has.
    private var writing: [HTML] {
        var groups: [(size: Double, isBold: Bool, texts: [Text])] = []
        for text in texts {
            if let at = groups.firstIndex(where: { $0.size == text.size && $0.isBold == text.isBold }) {
                groups[at].texts.append(text)
            } else {
                groups.append((text.size, text.isBold, [text]))
            }
        }
        return groups.map { group in
            let weight = group.isBold ? "700" : "400"
            return """
                <g font-size="\(group.size.coordinate)" font-weight="\(weight)" fill="#000">\
                \(group.texts.map(\.drawing))</g>
                """
        }
    }
}

extension SheetView.Text {
    fileprivate var drawing: HTML {
        """
        <text x="\(start.x.coordinate)" y="\(start.y.coordinate)" textLength="\(width.coordinate)" \
        lengthAdjust="spacingAndGlyphs">\(line)</text>
        """
    }
}

extension SheetView.Picture {
    fileprivate var drawing: HTML {
        """
        <image href="\(source)" x="\(corner.x.coordinate)" y="\(corner.y.coordinate)" width="\(width.coordinate)" \
        height="\(height.coordinate)"/>
        """
    }
}

extension SheetView.Symbol {
    fileprivate var drawing: HTML {
        let (x, y) = (corner.x, corner.y)
        let place: HTML = isNow ? "class=\"now\" fill=\"#ffcf33\"" : "fill=\"#fff\""
        let pen: HTML = isNow ? "stroke=\"#000\" stroke-width=\"2\"" : "stroke=\"#000\" stroke-width=\"0.9\""
        switch shape {
        case .box, .capsule:
            let round = shape == .capsule ? height / 2 : 0
            return """
                <rect \(place) \(pen) x="\(x.coordinate)" y="\(y.coordinate)" width="\(width.coordinate)" \
                height="\(height.coordinate)" rx="\(round.coordinate)"/>
                """
        case .diamond:
            let corners = [
                (x + width / 2, y), (x + width, y + height / 2), (x + width / 2, y + height), (x, y + height / 2),
            ]
            return "<path \(place) \(pen) d=\"\(SheetView.closed(corners))\"/>"
        case .pentagon:
            let corners = [
                (x, y), (x + width, y), (x + width, y + height * 0.62), (x + width / 2, y + height),
                (x, y + height * 0.62),
            ]
            return "<path \(place) \(pen) d=\"\(SheetView.closed(corners))\"/>"
        }
    }
}

extension SheetView {
    fileprivate static func closed(_ corners: [(Double, Double)]) -> String {
        "M" + corners.map { "\($0.0.coordinate) \($0.1.coordinate)" }.joined(separator: "L") + "Z"
    }
}

extension SheetView.Point {
    fileprivate var path: String { "\(x.coordinate) \(y.coordinate)" }
}

extension [SheetView.Point] {
    /// Along both axes alone, shortly: `M10 20V40H60`.
    fileprivate var path: String {
        guard var last = first else { return "" }
        var path = "M\(last.path)"
        for point in dropFirst() {
            path += point.x == last.x ? "V\(point.y.coordinate)" : "H\(point.x.coordinate)"
            last = point
        }
        return path
    }
}

extension Double {
    /// To a hundredth, without needless digits: “12.5”.
    var coordinate: String {
        let hundredths = Int((self * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }
}
