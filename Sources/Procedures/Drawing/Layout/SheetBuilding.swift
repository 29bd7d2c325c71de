import Forms

/// Cuts a chart into pages, and says where arrows go on.
struct SheetBuilding {
    let chart: FlowChart
    /// The rows of each page.
    let pages: [Range<Int>]
    /// Pages of the document before the first of these.
    private let before: Int
    private let pageOfNode: [ChartNode: Int]
    private let letters: [ChartNode: String]

    init(_ chart: FlowChart, pages: [Range<Int>], before: Int) {
        self.chart = chart
        self.pages = pages
        self.before = before
        var pageOfNode: [ChartNode: Int] = [:]
        for (page, rows) in pages.enumerated() {
            for index in rows { pageOfNode[chart.rows[index].node] = page }
        }
        self.pageOfNode = pageOfNode
        // A letter for each node that is reached from another page, in the order of the rows.
        let far = chart.rows.map(\.node).filter { node in
            chart.rows.contains { $0.leads(to: node) && pageOfNode[$0.node] != pageOfNode[node] }
        }
        letters = Dictionary(uniqueKeysWithValues: far.enumerated().map { ($1, Letters.name(of: $0)) })
    }

    func sheet(_ page: Int) -> Sheet {
        let rows = pages[page].map { table(chart.rows[$0], on: page) }
        return Sheet(rows: arriving(on: page, above: rows[0]) + rows + leaving(page, below: rows[rows.count - 1]))
    }

    private func table(_ row: ChartRow, on page: Int) -> SheetRow {
        let kind: DrawnSymbol.Kind =
            switch row.shape {
            case .capsule: .capsule
            case .box: .box
            case .diamond: .diamond
            }
        var node = SheetNode(place: .node(row.node), kind: kind, lanes: row.lanes)
        if kind == .capsule { node.text = row.node == .start ? "Mulai" : "Selesai" }
        node.exits = row.exits.map { exit in
            SheetExit(
                outcomes: exit.outcomes, label: exit.label,
                targets: exit.targets.map { pageOfNode[$0] == page ? .node($0) : .leaving(to: $0) })
        }
        return SheetRow(row: row, nodes: [node])
    }

    // MARK: Connectors

    /// A pentagon for each node of this page that other pages lead to; that of the first row last, so that it follows.
    private func arriving(on page: Int, above first: SheetRow) -> [SheetRow] {
        let targets = pages[page].map { chart.rows[$0] }.filter { row in
            letters[row.node] != nil && !sources(of: row.node).subtracting([page]).isEmpty
        }
        let isFirst = targets.first.map { $0.node == first.row?.node } ?? false
        let ordered = isFirst ? Array(targets.dropFirst()) + [targets[0]] : targets
        var rows: [[ChartRow]] = []
        // Filled from the end: the last row of them is the fullest.
        var rest = ordered
        while !rest.isEmpty {
            rows.insert(Array(rest.suffix(chart.lanes.count)), at: 0)
            rest = rest.dropLast(chart.lanes.count)
        }
        return rows.map { targets in
            var free = Set(chart.lanes.indices)
            let nodes = targets.reversed().map { target in
                let lane = Self.take(nearest: target.lanes[0], from: &free)
                return SheetNode(
                    place: .arriving(at: target.node), kind: .pentagon, lanes: [lane], text: letters[target.node]!,
                    exits: [SheetExit(outcomes: [], label: nil, targets: [.node(target.node)])])
            }
            return connectors(nodes, on: page)
        }
    }

    /// A pentagon for each node of another page that this one leads to; what follows the last row stands right below it.
    private func leaving(_ page: Int, below last: SheetRow) -> [SheetRow] {
        var targets: [(node: ChartNode, lane: Int)] = []
        let rows = pages[page].map { chart.rows[$0] }
        for row in rows {
            for target in row.exits.flatMap(\.targets) where pageOfNode[target] != page {
                if !targets.contains(where: { $0.node == target }) { targets.append((target, row.lanes.last ?? 0)) }
            }
        }
        // The first that the last row leads to, as `PortChoice` takes it.
        let below = last.nodes[0].exits.lazy.flatMap(\.targets).compactMap { target -> ChartNode? in
            if case .leaving(let node) = target { node } else { nil }
        }.first
        if let below {
            targets.removeAll { $0.node == below }
            targets.insert((below, last.nodes[0].exitLane), at: 0)
        }
        return stride(from: 0, to: targets.count, by: chart.lanes.count).map { start in
            let group = targets[start..<min(start + chart.lanes.count, targets.count)]
            var free = Set(chart.lanes.indices)
            let nodes = group.map { target in
                SheetNode(
                    place: .leaving(to: target.node), kind: .pentagon,
                    lanes: [Self.take(nearest: target.lane, from: &free)], text: letters[target.node]!)
            }
            var row = connectors(nodes, on: page)
            row.straight = below.map { .leaving(to: $0) }
            return row
        }
    }

    /// From left to right, and what each says in words.
    private func connectors(_ nodes: [SheetNode], on page: Int) -> SheetRow {
        let sorted = nodes.sorted { $0.lanes[0] < $1.lanes[0] }
        let words = sorted.map { node in
            switch node.place {
            case .leaving(let target): "\(node.text): ke halaman \(before + (pageOfNode[target] ?? 0) + 1)"
            case .arriving(let target): "\(node.text): dari halaman \(numbers(of: sources(of: target), but: page))"
            case .node: ""
            }
        }
        return SheetRow(row: nil, words: words, nodes: sorted)
    }

    private func numbers(of pages: Set<Int>, but page: Int) -> String {
        pages.subtracting([page]).sorted().map { "\(before + $0 + 1)" }.listed(with: "dan")
    }

    private func sources(of node: ChartNode) -> Set<Int> {
        Set(chart.rows.filter { $0.leads(to: node) }.compactMap { pageOfNode[$0.node] })
    }

    private static func take(nearest lane: Int, from free: inout Set<Int>) -> Int {
        let found = free.min { (abs($0 - lane), $0) < (abs($1 - lane), $1) } ?? lane
        free.remove(found)
        return found
    }
}
