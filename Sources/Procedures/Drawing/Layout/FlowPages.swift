/// Cuts the table into pages, widens the gutters until every arrow has its line, and draws.
struct FlowPages {
    let chart: FlowChart
    let format: DrawingFormat
    let measure: TextMeasure
    /// Kept free above the table.
    let headroom: Double
    /// Of the document, so that connectors name the right page.
    let pagesBefore: Int

    private struct Plan {
        let building: SheetBuilding
        let columns: TableColumns
        let styles: TableStyles
    }

    private static let smallest = 0.4
    /// Kept free below a page's table: a letter or a page number may take a line more than was foreseen.
    private static let reserve = 12.0

    /// - Throws: where a row does not fit a page however small its letters.
    func draw() throws(DrawingTrouble) -> [PageCanvas] {
        var scale = 1.0
        while true {
            do throws(DrawingTrouble) {
                let plan = try plan(scale: scale)
                return plan.building.pages.indices.map { page(of: $0, in: plan) }
            } catch {
                // A row of very much text takes smaller letters, and with it the whole table.
                guard scale > Self.smallest else { throw error }
                scale *= 0.9
            }
        }
    }

    // MARK: Planning

    private func plan(scale: Double) throws(DrawingTrouble) -> Plan {
        var gutters = TableColumns.Gutters()
        let styles = TableStyles(scale: scale)
        while true {
            let columns = TableColumns(lanes: chart.lanes.count, gutters: gutters, format: format)
            let pages = try pages(columns, styles)
            let building = SheetBuilding(chart, pages: pages, before: pagesBefore)
            let needed = pages.indices.reduce(gutters) { most, page in
                most.widened(to: layout(building.sheet(page), columns, styles).gutters)
            }
            if needed == gutters { return Plan(building: building, columns: columns, styles: styles) }
            gutters = needed
        }
    }

    /// As many rows a page as fit.
    private func pages(_ columns: TableColumns, _ styles: TableStyles) throws(DrawingTrouble) -> [Range<Int>] {
        guard let height = format.height else { return [chart.rows.indices] }
        var pages: [Range<Int>] = []
        var start = 0
        while start < chart.rows.count {
            var end = start
            for next in start + 1...chart.rows.count {
                let building = SheetBuilding(
                    chart, pages: pages + [start..<next] + rest(from: next), before: pagesBefore)
                let notes = next == chart.rows.count ? self.notes(columns, styles).height + 6 : 0
                let bottom = layout(building.sheet(pages.count), columns, styles).bottom
                if bottom + notes + Self.reserve <= height - format.margin { end = next } else { break }
            }
            guard end > start else { throw DrawingTrouble(row: chart.rows[start], format: format) }
            pages.append(start..<end)
            start = end
        }
        return pages
    }

    private func rest(from start: Int) -> [Range<Int>] {
        start < chart.rows.count ? [start..<chart.rows.count] : []
    }

    private func layout(_ sheet: Sheet, _ columns: TableColumns, _ styles: TableStyles) -> SheetLayout {
        let header = TableHeader(chart.lanes, columns: columns, styles: styles, measure: measure)
        return SheetLayout(
            sheet, top: format.margin + headroom + header.height, columns: columns, styles: styles, measure: measure)
    }

    private func notes(_ columns: TableColumns, _ styles: TableStyles) -> TextBlock {
        TextBlock(chart.notes, in: columns.right - columns.left, style: styles.note, measure: measure)
    }

    // MARK: Drawing

    private func page(of index: Int, in plan: Plan) -> PageCanvas {
        let layout = layout(plan.building.sheet(index), plan.columns, plan.styles)
        let notes = notes(plan.columns, plan.styles)
        let isLast = index == plan.building.pages.count - 1
        let bottom = layout.bottom + (isLast ? notes.height + 6 : 0) + format.margin
        var canvas = PageCanvas(width: format.width, height: format.height ?? bottom, measure: measure)
        TableHeader(chart.lanes, columns: plan.columns, styles: plan.styles, measure: measure).draw(
            at: format.margin + headroom, on: &canvas)
        layout.draw(on: &canvas)
        if isLast { canvas.text(notes, x: plan.columns.left, top: layout.bottom + 6, role: .cell) }
        return canvas
    }
}
