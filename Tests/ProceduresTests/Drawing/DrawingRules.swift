import Procedures

/// What must hold of a drawing, computed from its coordinates alone.
enum DrawingRule: String, CaseIterable {
    case upright, symbolsFree, textsFree, arrowsTold, outcomesShown, lanes, margins, connectors, textsApart, rowsShown

    /// Every breach, in words.
    func breaches(in drawing: Drawing, of chart: FlowChart) -> [String] {
        drawing.pages.enumerated().flatMap { index, page in
            breaches(on: page, in: drawing, of: chart).map { "\(self) on page \(index + 1): \($0)" }
        } + wholeBreaches(in: drawing, of: chart).map { "\(self): \($0)" }
    }

    private func breaches(on page: DrawnPage, in drawing: Drawing, of chart: FlowChart) -> [String] {
        switch self {
        case .upright: page.stretches.filter { !$0.isUpright }.map { "\($0) slants" }
        case .symbolsFree: page.crossedSymbols
        case .textsFree: page.crossedTexts + page.coveredTexts
        case .arrowsTold: page.mingledArrows
        case .outcomesShown: page.looseEnds
        case .lanes: page.strayingSymbols(of: chart)
        case .margins: page.beyond(margin: drawing.format.margin)
        case .textsApart: page.overlappingTexts
        case .connectors, .rowsShown: []
        }
    }

    private func wholeBreaches(in drawing: Drawing, of chart: FlowChart) -> [String] {
        switch self {
        case .outcomesShown: drawing.missingOutcomes(of: chart)
        case .connectors: drawing.loneConnectors(of: chart)
        case .rowsShown: drawing.missingRows(of: chart)
        default: []
        }
    }
}

/// A straight part of an arrow or a border.
struct Stretch: CustomStringConvertible {
    let from: DrawnPoint
    let to: DrawnPoint
    /// nil: a border.
    let arrow: DrawnArrow?

    var isUpright: Bool { from.x == to.x || from.y == to.y }
    var box: DrawnBox {
        DrawnBox(
            x: min(from.x, to.x), y: min(from.y, to.y), width: abs(from.x - to.x), height: abs(from.y - to.y))
    }
    var description: String {
        "(\(from.x), \(from.y))–(\(to.x), \(to.y))\(arrow.map { " of \($0.from) → \($0.to)" } ?? "")"
    }

    /// Whether it enters a box; touching its edge is not entering.
    func crosses(_ other: DrawnBox) -> Bool {
        let edge = 0.05
        return box.x < other.right - edge && box.right > other.x + edge && box.y < other.bottom - edge
            && box.bottom > other.y + edge
    }

    /// Whether both run along one line for a while.
    func runsAlong(_ other: Stretch) -> Bool {
        if from.x == to.x, other.from.x == other.to.x, abs(from.x - other.from.x) < 2 {
            return min(box.bottom, other.box.bottom) - max(box.y, other.box.y) > 0.5
        }
        if from.y == to.y, other.from.y == other.to.y, abs(from.y - other.from.y) < 2 {
            return min(box.right, other.box.right) - max(box.x, other.box.x) > 0.5
        }
        return false
    }

    func distance(to other: DrawnBox) -> Double {
        let across = max(other.x - box.right, box.x - other.right, 0)
        let down = max(other.y - box.bottom, box.y - other.bottom, 0)
        return max(across, down)
    }
}

extension DrawnBox {
    func overlaps(_ other: DrawnBox) -> Bool {
        let edge = 0.05
        return x < other.right - edge && right > other.x + edge && y < other.bottom - edge && bottom > other.y + edge
    }

    /// Whether a point lies on its edge.
    func borders(_ point: DrawnPoint) -> Bool {
        let (dx, dy) = (abs(point.x - center.x) - width / 2, abs(point.y - center.y) - height / 2)
        return (abs(dx) < 0.05 && dy < 0.05) || (abs(dy) < 0.05 && dx < 0.05)
    }
}

extension DrawnPage {
    var stretches: [Stretch] {
        rules.map { Stretch(from: $0.from, to: $0.to, arrow: nil) } + arrows.flatMap(\.stretches)
    }

    var crossedSymbols: [String] {
        stretches.flatMap { stretch in
            symbols.filter { stretch.crosses($0.box) }.map { "\(stretch) runs through \($0.place)" }
        }
    }

    var crossedTexts: [String] {
        stretches.flatMap { stretch in
            texts.filter { stretch.crosses($0.box) }.map { "\(stretch) runs through “\($0.line)”" }
        }
    }

    var coveredTexts: [String] {
        symbols.flatMap { symbol in
            texts.filter { $0.role != .symbol && $0.box.overlaps(symbol.box) }.map {
                "\(symbol.place) stands on “\($0.line)”"
            }
        }
    }

    /// Arrows run along one line only where they begin or end together.
    var mingledArrows: [String] {
        arrows.indices.flatMap { first in
            arrows.indices.dropFirst(first + 1).compactMap { second in
                let (one, other) = (arrows[first], arrows[second])
                if one.to == other.to || (one.from == other.from && one.outcomes == other.outcomes) { return nil }
                // Below a symbol several arrows hang on one stem.
                let stem = one.from == other.from && one.points[0] == other.points[0]
                let mingle = one.stretches.dropFirst(stem ? 1 : 0).contains { stretch in
                    other.stretches.dropFirst(stem ? 1 : 0).contains(where: stretch.runsAlong)
                }
                return mingle ? "\(one.from) → \(one.to) runs along \(other.from) → \(other.to)" : nil
            }
        }
    }

    var overlappingTexts: [String] {
        let sorted = texts.sorted { $0.box.y < $1.box.y }
        var found: [String] = []
        for (index, text) in sorted.enumerated() {
            for other in sorted[(index + 1)...] {
                if other.box.y >= text.box.bottom { break }
                if text.box.overlaps(other.box) { found.append("“\(text.line)” and “\(other.line)”") }
            }
        }
        return found
    }

    func beyond(margin: Double) -> [String] {
        var boxes: [(String, DrawnBox)] = stretches.map { ("\($0)", $0.box) }
        boxes += symbols.map { ("\($0.place)", $0.box) }
        boxes += texts.map { ("“\($0.line)”", $0.box) }
        return boxes.filter { _, box in
            box.x < margin - 0.05 || box.y < margin - 0.05 || box.right > width - margin + 0.05
                || box.bottom > height - margin + 0.05
        }.map(\.0)
    }

    /// The middle of each lane, as the head of the table shows it.
    var laneMiddles: [Double] {
        guard let actors = heading("Pelaksana"), let left = heading("Kegiatan"), let right = heading("Kelengkapan")
        else {
            return []
        }
        let names = texts.filter {
            $0.role == .heading && $0.box.y > actors.box.y + 1 && $0.box.x > left.box.right
                && $0.box.right < right.box.x + 0.05 && $0.box.center.y < (symbols.map(\.box.y).min() ?? 0)
        }
        return Set(names.map { ($0.box.center.x * 10).rounded() / 10 }).sorted()
    }

    private func heading(_ line: String) -> DrawnText? { texts.first { $0.role == .heading && $0.line == line } }

    func strayingSymbols(of chart: FlowChart) -> [String] {
        guard !symbols.isEmpty else { return [] }
        let middles = laneMiddles
        guard middles.count == chart.lanes.count else {
            return ["\(middles.count) lanes instead of \(chart.lanes.count)"]
        }
        let pitch = middles.count > 1 ? middles[1] - middles[0] : .infinity
        var found = symbols.filter {
            abs($0.box.center.x - middles[$0.lane]) > 0.1 || $0.box.width > pitch - 0.5
        }.map { "\($0.place) is outside of lane \($0.lane)" }
        for row in chart.rows {
            let lanes = symbols.filter { $0.place == .node(row.node) }.map(\.lane).sorted()
            if !lanes.isEmpty, lanes != row.lanes { found.append("\(row.node) in lanes \(lanes)") }
        }
        return found
    }

    /// Arrows that do not begin at the edge of the symbol that they are said to come from, or do not end on top of the
    /// one that they lead to.
    var looseEnds: [String] {
        arrows.filter { arrow in
            let starts = symbols.filter { $0.place == arrow.from }.contains { $0.box.borders(arrow.points[0]) }
            let end = arrow.points[arrow.points.count - 1]
            let ends = symbols.filter { $0.place == arrow.to }.contains { symbol in
                arrow.hasHead
                    ? abs(symbol.box.y - end.y) < 0.05 && abs(symbol.box.center.x - end.x) < 0.05
                    : symbol.box.borders(end)
            }
            return !starts || !ends
        }.map { "\($0.from) → \($0.to) hangs loose" }
    }
}

extension DrawnArrow {
    var stretches: [Stretch] { zip(points, points.dropFirst()).map { Stretch(from: $0, to: $1, arrow: self) } }
}
