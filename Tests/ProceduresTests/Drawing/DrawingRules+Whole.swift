import Procedures

/// What must hold over all pages.
extension Drawing {
    private func page(of node: ChartNode) -> DrawnPage? {
        pages.first { $0.symbols.contains { $0.place == .node(node) } }
    }

    /// Outcomes without an arrow to each target (or to the pentagon that stands for it), or without their label beside it.
    func missingOutcomes(of chart: FlowChart) -> [String] {
        chart.rows.flatMap { row in
            row.exits.flatMap { exit -> [String] in
                guard let page = page(of: row.node) else { return ["\(row.node) is nowhere"] }
                let own = page.arrows.filter {
                    $0.from == .node(row.node) && $0.outcomes == exit.outcomes && $0.hasHead
                }
                var found = exit.targets.filter { target in
                    let isHere = page.symbols.contains { $0.place == .node(target) }
                    return !own.contains { $0.to == (isHere ? .node(target) : .leaving(to: target)) }
                }.map { "no arrow from \(row.node) \(exit.outcomes) to \($0)" }
                guard let label = exit.label else { return found }
                let texts = page.texts.filter { $0.role == .label(of: .node(row.node), outcomes: exit.outcomes) }
                if texts.map(\.line).joined().filter({ $0 != " " }) != label.filter({ $0 != " " }) {
                    found.append("no label “\(label)” at \(row.node)")
                }
                let isBeside = texts.contains { text in
                    own.flatMap(\.stretches).contains { $0.distance(to: text.box) < 4 }
                }
                if !isBeside { found.append("“\(label)” is away from its arrow") }
                let nearest = page.arrows.filter { $0.from == .node(row.node) && $0.hasHead }.min { one, other in
                    one.nearness(to: texts) < other.nearness(to: texts)
                }
                if let nearest, let mine = own.map({ $0.nearness(to: texts) }).min(),
                    mine > nearest.nearness(to: texts) + 0.01
                {
                    found.append("“\(label)” is nearer to the arrow of \(nearest.outcomes)")
                }
                return found
            }
        }
    }

    /// Pentagons without a letter, without an arrow, or without their partner on the page of what they lead to.
    func loneConnectors(of chart: FlowChart) -> [String] {
        pages.enumerated().flatMap { index, page in
            page.symbols.filter { $0.kind == .pentagon }.flatMap { loneConnector($0, on: page, index) }
        }
    }

    private func loneConnector(_ symbol: DrawnSymbol, on page: DrawnPage, _ index: Int) -> [String] {
        guard let letter = page.letter(in: symbol) else { return ["no letter in \(symbol.place)"] }
        var found: [String] = []
        switch symbol.place {
        case .leaving(let node):
            guard let there = self.page(of: node) else { return ["\(node) is nowhere"] }
            let partner = there.symbols.first { $0.place == .arriving(at: node) }
            if partner.flatMap(there.letter) != letter { found.append("\(letter) has no partner") }
            if !page.arrows.contains(where: { $0.to == symbol.place }) { found.append("nothing leads to \(letter)") }
            let words = "\(letter): ke halaman \((pages.firstIndex(of: there) ?? 0) + 1)"
            if !page.texts.contains(where: { $0.line.contains(words) }) { found.append("“\(words)” is not said") }
        case .arriving(let node):
            let leads = page.arrows.contains { $0.from == symbol.place && $0.to == .node(node) }
            if !leads { found.append("\(letter) leads nowhere") }
            let comes = pages.contains { other in
                other.symbols.contains { $0.place == .leaving(to: node) && other.letter(in: $0) == letter }
            }
            if !comes { found.append("nothing comes to \(letter)") }
        case .node: found.append("\(symbol.place) is drawn as a pentagon")
        }
        return found.map { "page \(index + 1): \($0)" }
    }

    /// Rows of which a cell is missing.
    func missingRows(of chart: FlowChart) -> [String] {
        let written = pages.map { page in
            page.texts.filter { $0.role == .cell }.map(\.line).joined().filter { !$0.isWhitespace }
        }
        var missing: [String] = []
        for row in chart.rows {
            var cells: [String] = [row.number, row.text, row.remark ?? "", row.phase ?? ""]
            cells += row.supplies
            cells += row.outputs
            cells += row.time
            for cell in cells where !cell.isEmpty {
                let letters = cell.filter { !$0.isWhitespace }
                if !written.contains(where: { $0.contains(letters) }) { missing.append("“\(cell)” of \(row.node)") }
            }
        }
        return missing
    }
}

extension DrawnArrow {
    /// How far it is from all lines of a label together.
    fileprivate func nearness(to texts: [DrawnText]) -> Double {
        texts.map { text in stretches.map { $0.distance(to: text.box) }.min() ?? .infinity }.min() ?? .infinity
    }
}

extension DrawnPage {
    func letter(in symbol: DrawnSymbol) -> String? {
        texts.first { $0.role == .symbol && symbol.box.overlaps($0.box) }?.line
    }
}
