/// The texts of a row, broken to the columns' widths.
struct TableCells {
    let columns: TableColumns
    let styles: TableStyles
    let measure: TextMeasure

    static let padding = 4.0

    /// No, Kegiatan, Kelengkapan, Waktu, Output, Keterangan; each a block, or two where a phase begins.
    func stacks(of sheet: SheetRow) -> [[TextBlock]] {
        guard let row = sheet.row else {
            return [[], [block(sheet.words, columns.activity, styles.cell)]]
        }
        let isStep = row.shape != .capsule
        return [
            [block([row.number], columns.number, styles.activity, padding: 1.5)],
            [
                block(row.phase.map { [$0] } ?? [], columns.activity, styles.phase),
                block([row.text], columns.activity, styles.activity),
            ],
            [block(listed(row.supplies, isStep: isStep), columns.supplies, styles.cell)],
            [block(row.time.isEmpty && isStep ? ["-"] : row.time, columns.time, styles.cell)],
            [block(listed(row.outputs, isStep: isStep), columns.output, styles.cell)],
            [block(row.remark.map { [$0] } ?? [], columns.remark, styles.cell)],
        ]
    }

    func column(of cell: Int) -> TableColumns.Column {
        [columns.number, columns.activity, columns.supplies, columns.time, columns.output, columns.remark][cell]
    }

    /// One thing stands alone, several are told apart.
    private func listed(_ items: [String], isStep: Bool) -> [String] {
        if items.isEmpty { return isStep ? ["-"] : [] }
        return items.count == 1 ? items : items.map { "• \($0)" }
    }

    private func block(
        _ texts: [String], _ column: TableColumns.Column, _ style: TextStyle, padding: Double = padding
    ) -> TextBlock {
        TextBlock(texts, in: column.width - 2 * padding, style: style, measure: measure)
    }
}
