import Forms

extension FlowChart {
    /// - Parameter catalogue: says what books, letters and effects are called.
    public init(_ procedure: Procedure, catalogue: Catalogue) {
        self = ChartReading(procedure, catalogue).chart
    }
}

/// Reads a procedure as its official table.
struct ChartReading {
    let procedure: Procedure
    let catalogue: Catalogue
    private let printed: [Step]
    /// A lane of which nothing is drawn would be an empty column.
    private let lanes: [Lane]

    init(_ procedure: Procedure, _ catalogue: Catalogue) {
        self.procedure = procedure
        self.catalogue = catalogue
        let printed = procedure.printedSteps
        self.printed = printed
        lanes = procedure.lanes.filter { lane in printed.contains { $0.lanes.contains(lane.name) } }
    }

    var chart: FlowChart {
        let steps = rows
        let ends = results(after: steps)
        return FlowChart(
            title: procedure.title, lanes: lanes.isEmpty ? [""] : lanes.map(\.title),
            rows: [start(before: steps)] + steps + ends,
            notes: procedure.limits.map(note))
    }

    // MARK: Rows

    private var rows: [ChartRow] {
        var lane = 0
        return zip(printed, procedure.rowNumbers).map { step, number in
            let own = step.lanes.compactMap { name in lanes.firstIndex { $0.name == name } }
            // What the system decides alone stands below the step before it.
            lane = own.first ?? lane
            let ways = procedure.printedWays(of: step)
            var row = ChartRow(
                node: .step(step.name), shape: step.isDrawnAsDecision || ways.areChosen ? .diamond : .box,
                lanes: own.isEmpty ? [lane] : Set(own).sorted())
            row.number = number.text
            row.phase = number.phase
            row.text = step.text
            row.supplies = supplies(of: step)
            row.time = procedure.printedTime(of: step)
            row.outputs = outputs(of: step)
            row.remark = step.remark
            row.exits = ways.map(Self.exit)
            return row
        }
    }

    private func start(before steps: [ChartRow]) -> ChartRow {
        let ways = WayReading(procedure).waysFromStart()
        let lane = steps.first { step in ways.contains { $0.targets.contains(step.node) } }?.lanes.first ?? 0
        return ChartRow(node: .start, shape: .capsule, lanes: [lane], exits: ways.map(Self.exit))
    }

    /// Each result that an arrow leads to, in the column of the last step that does; that of the last row comes first, so
    /// that it follows at once.
    private func results(after steps: [ChartRow]) -> [ChartRow] {
        let named = procedure.results.compactMap { result -> (row: ChartRow, isNext: Bool)? in
            let node = ChartNode.result(result.name)
            guard let last = steps.last(where: { $0.leads(to: node) }) else { return nil }
            var row = ChartRow(node: node, shape: .capsule, lanes: [last.lanes.last ?? 0])
            row.text = result.title
            return (row, last.node == steps.last?.node)
        }
        let next = named.firstIndex(where: \.isNext)
        return (next.map { [named[$0].row] } ?? []) + named.indices.filter { $0 != next }.map { named[$0].row }
    }

    // MARK: Arrows

    private static func exit(_ way: PrintedWay) -> ChartExit {
        ChartExit(
            outcomes: way.outcomes, label: way.labels.isEmpty ? nil : way.labels.joined(separator: " / "),
            targets: way.targets)
    }

    private func note(_ limit: CaseLimit) -> String {
        let isWhole = procedure.limits.count == 1 && limit.until == nil
        let name = isWhole ? "seluruh permohonan" : limit.name.spacedName
        let time = limit.time.printedLines(of: procedure).joined(separator: "; ")
        let pausing = limit.pausedBy.compactMap { procedure.lane($0)?.title }
        let pause = pausing.isEmpty ? "" : ", tidak dihitung selama menunggu \(pausing.listed(with: "dan"))"
        return "Batas waktu \(name): \(time)\(pause)."
    }
}

extension ChartRow {
    func leads(to node: ChartNode) -> Bool { exits.contains { $0.targets.contains(node) } }
}
