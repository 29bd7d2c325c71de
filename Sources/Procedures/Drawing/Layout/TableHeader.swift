/// The table's head, on every page: two rows, of which the lower names the actors and the parts of the standard.
struct TableHeader {
    let columns: TableColumns
    private let upper: Double
    private let lower: Double
    private let head: (String, Double) -> TextBlock
    private let names: [TextBlock]

    private static let padding = 4.0

    init(_ lanes: [String], columns: TableColumns, styles: TableStyles, measure: TextMeasure) {
        self.columns = columns
        head = { TextBlock([$0], in: $1 - 4, style: styles.head, measure: measure) }
        names = zip(lanes, columns.lanes).map {
            TextBlock([$0], in: $1.width - 4, style: styles.lane, measure: measure)
        }
        upper = styles.head.leading + 2 * Self.padding
        let lowest = names + [head("Kelengkapan", columns.supplies.width), head("Waktu", columns.time.width)]
        lower = (lowest.map(\.height).max() ?? 0) + 2 * Self.padding
    }

    var height: Double { upper + lower }

    func draw(at top: Double, on canvas: inout PageCanvas) {
        let bottom = top + height
        let standard = TableColumns.Column(x: columns.supplies.x, width: columns.output.right - columns.supplies.x)
        cell("No", columns.number, top, height, &canvas)
        cell("Kegiatan", columns.activity, top, height, &canvas)
        cell("Pelaksana", columns.actors, top, upper, &canvas)
        cell("Mutu Baku", standard, top, upper, &canvas)
        cell("Kelengkapan", columns.supplies, top + upper, lower, &canvas)
        cell("Waktu", columns.time, top + upper, lower, &canvas)
        cell("Output", columns.output, top + upper, lower, &canvas)
        cell("Keterangan", columns.remark, top, height, &canvas)
        for (name, lane) in zip(names, columns.lanes) {
            canvas.text(name, x: lane.middle, top: top + upper + (lower - name.height) / 2, .center, role: .heading)
        }
        canvas.rule(columns.left, top, columns.right, top)
        canvas.rule(columns.actors.x, top + upper, columns.output.right, top + upper)
        canvas.rule(columns.left, bottom, columns.right, bottom)
        let whole = [
            columns.left, columns.activity.x, columns.actors.x, columns.supplies.x, columns.remark.x, columns.right,
        ]
        for x in whole { canvas.rule(x, top, x, bottom) }
        for x in [columns.time.x, columns.output.x] + columns.lanes.dropFirst().map(\.x) {
            canvas.rule(x, top + upper, x, bottom)
        }
    }

    private func cell(
        _ title: String, _ column: TableColumns.Column, _ top: Double, _ height: Double, _ canvas: inout PageCanvas
    ) {
        let block = head(title, column.width)
        canvas.text(block, x: column.middle, top: top + (height - block.height) / 2, .center, role: .heading)
    }
}
