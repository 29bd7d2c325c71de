/// The table of one page, placed: heights first, then lines, then coordinates.
struct SheetLayout {
    let columns: TableColumns
    let styles: TableStyles
    let measure: TextMeasure
    let rows: [PlacedRow]
    let top: Double
    let runs: [(row: Int, port: Int, run: GutterTracks.Run)]
    let tracks: [Int]

    /// - Parameter top: below the table's head.
    init(_ sheet: Sheet, top: Double, columns: TableColumns, styles: TableStyles, measure: TextMeasure) {
        self.columns = columns
        self.styles = styles
        self.measure = measure
        self.top = top
        let sizes = SymbolSizes(laneWidth: columns.lanes[0].width)
        let choice = PortChoice(columns: columns, sizes: sizes, style: styles.label, measure: measure)
        let entered = Set(sheet.rows.flatMap { $0.nodes.flatMap { $0.exits.flatMap(\.targets) } })
        let cells = TableCells(columns: columns, styles: styles, measure: measure)
        var y = top
        var rows: [PlacedRow] = []
        for (index, row) in sheet.rows.enumerated() {
            let next = index + 1 < sheet.rows.count ? Set(sheet.rows[index + 1].nodes.map(\.place)) : []
            let ports = row.nodes.enumerated().flatMap { place, node in
                choice.ports(of: node, next: next).map { (node: place, port: $0) }
            }
            var placed = PlacedRow(row, ports: ports, cells: cells.stacks(of: row), sizes: sizes, entered: entered)
            placed.place(at: y)
            y = placed.bottom
            rows.append(placed)
        }
        self.rows = rows
        runs = Self.runs(of: rows, in: sheet)
        tracks = GutterTracks.assign(runs.map(\.run))
    }

    var bottom: Double { rows.last?.bottom ?? top }

    /// How many lines the gutters need.
    var gutters: TableColumns.Gutters {
        func most(_ side: Side) -> Int {
            zip(runs, tracks).filter { $0.0.run.side == side }.map { $0.1 + 1 }.max() ?? 0
        }
        return TableColumns.Gutters(left: most(.left), right: most(.right))
    }

    private static func runs(of rows: [PlacedRow], in sheet: Sheet) -> [(row: Int, port: Int, run: GutterTracks.Run)] {
        var runs: [(row: Int, port: Int, run: GutterTracks.Run)] = []
        for (index, row) in rows.enumerated() {
            for (number, item) in row.ports.enumerated() {
                for target in item.port.far {
                    guard let at = sheet.rowIndex(of: target) else { continue }
                    runs.append(
                        (
                            index, number,
                            GutterTracks.Run(
                                side: item.port.farSide, from: row.exitLine(of: number),
                                to: rows[at].entryLine(of: target),
                                target: target, parts: item.port.far.count > 1)
                        ))
                }
            }
        }
        return runs
    }
}
