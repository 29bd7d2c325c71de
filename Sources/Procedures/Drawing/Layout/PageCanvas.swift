/// A page that is being drawn.
struct PageCanvas {
    enum Alignment { case left, center, right }

    var page: DrawnPage
    let measure: TextMeasure

    init(width: Double, height: Double, measure: TextMeasure) {
        page = DrawnPage(width: width, height: height)
        self.measure = measure
    }

    mutating func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ weight: DrawnRule.Weight = .frame) {
        page.rules.append(DrawnRule(from: DrawnPoint(x1, y1), to: DrawnPoint(x2, y2), weight: weight))
    }

    mutating func picture(_ emblem: DrawnEmblem, in box: DrawnBox) {
        page.pictures.append(DrawnPicture(emblem: emblem, box: box))
    }

    /// - Parameter x: the left edge, the middle or the right edge, by the alignment.
    mutating func text(
        _ block: TextBlock, x: Double, top: Double, _ alignment: Alignment = .left, role: DrawnText.Role
    ) {
        for (index, line) in block.lines.enumerated() where !line.isEmpty {
            let width = measure.width(line, block.style.size, block.style.isBold)
            let left =
                switch alignment {
                case .left: x
                case .center: x - width / 2
                case .right: x - width
                }
            let box = DrawnBox(
                x: left, y: top + Double(index) * block.style.leading, width: width, height: block.style.leading)
            page.texts.append(
                DrawnText(line: line, box: box, size: block.style.size, isBold: block.style.isBold, role: role))
        }
    }
}
