/// The pages of a printed book: the office's head, the table with its columns' names and numbers on every page, and the
/// place for the signatures under its end.
struct BookPages {
    let sheet: BookSheet
    let format: DrawingFormat
    let measure: TextMeasure

    private let styles = BookStyles()
    private let table: BookColumns
    private var pages: [PageCanvas] = []
    private var canvas: PageCanvas
    private var y: Double
    /// How wide centred lines may be: the office's mark stands beside its head.
    private var headWidth: Double

    private static let padding = BookStyles.padding
    /// Of the line above each page but the first.
    private static let headroom = 20.0
    private static let emblemHeight = 52.0
    /// Room to sign in.
    private static let signature = 46.0

    init(_ sheet: BookSheet, on format: DrawingFormat, measure: TextMeasure) {
        self.sheet = sheet
        self.format = format
        self.measure = measure
        table = BookColumns(sheet, in: format.contentWidth, from: format.margin, styles: styles, measure: measure)
        canvas = PageCanvas(width: format.width, height: format.height ?? 0, measure: measure)
        y = format.margin
        headWidth = format.contentWidth
    }

    private var left: Double { format.margin }
    private var right: Double { format.width - format.margin }
    private var middle: Double { format.width / 2 }
    /// Below it stands the page's number.
    private var limit: Double { (format.height ?? 0) - format.margin - Self.headroom }

    func draw() -> [DrawnPage] {
        var drawing = self
        drawing.drawHead()
        drawing.drawTableHead()
        for row in sheet.rows { drawing.draw(row) }
        drawing.drawNote()
        drawing.drawSigners()
        drawing.pages.append(drawing.canvas)
        let count = drawing.pages.count
        return drawing.pages.enumerated().map { index, page in
            var page = page
            drawing.foot(of: &page, number: index + 1, count: count)
            return page.page
        }
    }

    // MARK: Head and foot

    private mutating func drawHead() {
        let (top, emblem) = (y, sheet.emblem?.fitted(into: Self.emblemHeight * 2, Self.emblemHeight))
        if let drawn = sheet.emblem, let emblem {
            canvas.picture(drawn, in: DrawnBox(x: left, y: y, width: emblem.width, height: emblem.height))
        }
        headWidth = format.contentWidth - (emblem.map { 2 * ($0.width + 10) } ?? 0)
        for (index, line) in sheet.unit.enumerated() {
            center(line.uppercased(), index == sheet.unit.count - 1 ? styles.office : styles.unit)
        }
        for line in sheet.contact { center(line, styles.contact) }
        y = max(y, top + (emblem?.height ?? 0))
        headWidth = format.contentWidth
        y += 5
        canvas.rule(left, y, right, y)
        canvas.rule(left, y + 2, right, y + 2)
        y += 14
        center(sheet.title.uppercased(), styles.title)
        center("TAHUN \(sheet.year)", styles.title)
        y += 10
    }

    private mutating func center(_ text: String, _ style: TextStyle) {
        let block = TextBlock([text], in: headWidth, style: style, measure: measure)
        canvas.text(block, x: middle, top: y, .center, role: .heading)
        y += block.height
    }

    private func foot(of page: inout PageCanvas, number: Int, count: Int) {
        let top = (format.height ?? 0) - format.margin - styles.heading.leading
        let name = TextBlock(
            lines: ["\(sheet.title) tahun \(sheet.year) · \(sheet.unit.last ?? "")"], style: styles.heading,
            measure: measure)
        let place = TextBlock(lines: ["Halaman \(number) dari \(count)"], style: styles.heading, measure: measure)
        page.text(name, x: left, top: top, role: .heading)
        page.text(place, x: right, top: top, .right, role: .heading)
    }

    private mutating func turnPage() {
        pages.append(canvas)
        canvas = PageCanvas(width: format.width, height: format.height ?? 0, measure: measure)
        y = format.margin
    }

    // MARK: Table

    private mutating func drawTableHead() {
        let heads = zip(sheet.columns, table.columns).map { column, place in
            TextBlock([column.title], in: place.width - 4, style: styles.head, measure: measure)
        }
        let height = (heads.map(\.height).max() ?? 0) + 2 * Self.padding
        let numbers = styles.number.leading + 3
        canvas.rule(left, y, right, y)
        for (index, (head, place)) in zip(heads, table.columns).enumerated() {
            let center = place.x + place.width / 2
            canvas.text(head, x: center, top: y + (height - head.height) / 2, .center, role: .heading)
            let number = TextBlock(lines: ["\(index + 1)"], style: styles.number, measure: measure)
            canvas.text(number, x: center, top: y + height + 1.5, .center, role: .heading)
        }
        canvas.rule(left, y + height, right, y + height)
        border(from: y, to: y + height + numbers)
        y += height + numbers
    }

    /// The uprights, and the line below.
    private mutating func border(from top: Double, to bottom: Double) {
        for place in table.columns { canvas.rule(place.x, top, place.x, bottom) }
        canvas.rule(right, top, right, bottom)
        canvas.rule(left, bottom, right, bottom)
    }

    /// A row stays together where a page has room for it; what is higher than a page goes on over the next.
    private mutating func draw(_ row: [String]) {
        let blocks = zip(row, table.columns).map { text, place in
            TextBlock(
                text.split(separator: "\n").map(String.init), in: place.width - 2 * Self.padding, style: styles.cell,
                measure: measure)
        }
        var from = 0
        let count = max(1, blocks.map(\.lines.count).max() ?? 1)
        while from < count {
            let room = Int((limit - y - 2 * Self.padding) / styles.cell.leading)
            let rest = count - from
            guard rest <= room || isNewPage else {
                turnPage()
                drawTableHead()
                continue
            }
            let shown = min(rest, max(1, room))
            let bottom = y + Double(shown) * styles.cell.leading + 2 * Self.padding
            for (block, place) in zip(blocks, table.columns) {
                let part = TextBlock(
                    lines: Array(block.lines.dropFirst(from).prefix(shown)), style: styles.cell, measure: measure)
                canvas.text(part, x: place.x + Self.padding, top: y + Self.padding, role: .cell)
            }
            border(from: y, to: bottom)
            y = bottom
            from += shown
        }
    }

    /// Whether a row could not begin further up on any page but the first.
    private var isNewPage: Bool { !pages.isEmpty && canvas.page.texts.allSatisfy { $0.role == .heading } }

    // MARK: End

    private mutating func drawNote() {
        let block = TextBlock([sheet.note], in: format.contentWidth, style: styles.cell, measure: measure)
        if y + block.height + 6 > limit { turnPage() }
        canvas.text(block, x: left, top: y + 6, role: .cell)
        y += block.height + 6
    }

    private mutating func drawSigners() {
        let line = styles.signer.leading
        guard !sheet.signers.isEmpty else { return }
        if y + 18 + 3 * line + Self.signature > limit { turnPage() }
        let top = y + 18
        for (index, signer) in sheet.signers.enumerated() {
            let center = left + format.contentWidth * (Double(index) + 0.5) / Double(sheet.signers.count)
            func write(_ text: String, _ style: TextStyle, _ place: Double) {
                canvas.text(
                    TextBlock(lines: [text], style: style, measure: measure), x: center, top: place, .center,
                    role: .cell)
            }
            write(signer.line, styles.signer, top)
            write(signer.title, styles.signer, top + line)
            let below = top + 2 * line + Self.signature
            if let name = signer.name { write(name, styles.name, below) }
            canvas.rule(center - 80, below + line, center + 80, below + line, .faint)
        }
        y = top + 3 * line + Self.signature
    }
}

extension Drawing {
    /// A year of a book, on landscape paper.
    public init(_ sheet: BookSheet, on format: DrawingFormat, measure: TextMeasure = .sans) {
        self.init(
            title: "\(sheet.title) \(sheet.year)", format: format,
            pages: BookPages(sheet, on: format, measure: measure).draw())
    }
}
