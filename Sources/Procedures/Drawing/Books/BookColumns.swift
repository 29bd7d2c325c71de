/// How wide the columns of a printed book are: numbers and dates as wide as they need, words by how much there is to say.
struct BookColumns {
    struct Column {
        let x: Double
        let width: Double
    }

    private static let narrowest = 52.0
    /// Beyond it a cell is better broken.
    private static let widest = 260.0

    let columns: [Column]

    init(_ sheet: BookSheet, in width: Double, from left: Double, styles: BookStyles, measure: TextMeasure) {
        func wide(_ text: String, _ style: TextStyle) -> Double { measure.width(text, style.size, style.isBold) }
        let wanted = sheet.columns.enumerated().map { index, column -> Double in
            let words = column.title.split(separator: " ").map { wide(String($0), styles.head) }
            let head = (words.max() ?? 0) + 2 * BookStyles.padding
            let cells = sheet.rows.map { min(wide($0[index], styles.cell), Self.widest) }
            guard !column.isNarrow else { return max(head, (cells.max() ?? 0) + 2 * BookStyles.padding + 1) }
            // Long cells count more than the mean of all: few rows should be high.
            let mean = cells.isEmpty ? 0 : cells.reduce(0, +) / Double(cells.count)
            return max(Self.narrowest, head, (mean + (cells.max() ?? 0)) / 2 + 2 * BookStyles.padding)
        }
        let fixed = zip(sheet.columns, wanted).reduce(0) { $0 + ($1.0.isNarrow ? $1.1 : 0) }
        let shared = wanted.reduce(0, +) - fixed
        let factor = shared > 0 ? max(0, width - fixed) / shared : 1
        var x = left
        var placed: [Column] = []
        for (column, wish) in zip(sheet.columns, wanted) {
            let share = column.isNarrow ? wish : wish * factor
            placed.append(Column(x: x, width: share))
            x += share
        }
        columns = placed
    }
}

/// Sizes of a printed book's texts.
struct BookStyles {
    static let padding = 4.0

    let unit = TextStyle(size: 11, isBold: true)
    let office = TextStyle(size: 14, isBold: true)
    let contact = TextStyle(size: 8.5)
    let title = TextStyle(size: 12, isBold: true)
    let head = TextStyle(size: 8.5, isBold: true)
    let number = TextStyle(size: 7)
    let cell = TextStyle(size: 8.5)
    let signer = TextStyle(size: 10)
    let name = TextStyle(size: 10, isBold: true)
    let heading = TextStyle(size: 8.5)
}
