extension Drawing {
    /// The official document of a procedure (Permenpan RB 35/2012): the identity part, then the flowchart.
    /// - Parameters:
    ///   - identity: of the office that put it in force; blank lines where that is not known.
    ///   - catalogue: says what books, effects and other procedures are called.
    ///   - measure: how wide texts are; every writer then draws the same lines.
    /// - Throws: where a row is too high for a page.
    public init(
        _ procedure: Procedure, identity: OfficialIdentity, catalogue: Catalogue, on format: DrawingFormat,
        measure: TextMeasure = .sans
    ) throws(DrawingTrouble) {
        let chart = FlowChart(procedure, catalogue: catalogue)
        let front = IdentityPages(
            procedure: procedure, identity: identity,
            lists: IdentityLists(procedure, catalogue: catalogue, limits: chart.notes), format: format,
            measure: measure, headroom: PageHeading.height
        ).draw()
        let flow = try FlowPages(
            chart: chart, format: format, measure: measure, headroom: PageHeading.height, pagesBefore: front.count
        ).draw()
        let heading = PageHeading(title: procedure.title, number: identity.number, format: format)
        let pages = front + flow
        self.init(
            title: "SOP \(procedure.title)", format: format,
            pages: pages.enumerated().map { index, canvas in
                var canvas = canvas
                heading.draw(page: index + 1, of: pages.count, on: &canvas)
                return canvas.page
            })
    }

    /// The flowchart alone, in one page as high as it gets: for screens.
    public init(flowOf procedure: Procedure, catalogue: Catalogue, measure: TextMeasure = .sans) {
        let flow = FlowPages(
            chart: FlowChart(procedure, catalogue: catalogue), format: .screen, measure: measure, headroom: 0,
            pagesBefore: 0)
        // Nothing is too high for a page without a height.
        self.init(title: "SOP \(procedure.title)", format: .screen, pages: ((try? flow.draw()) ?? []).map(\.page))
    }
}

/// The line above each page: of which SOP it is, and which page.
struct PageHeading {
    let title: String
    let number: String?
    let format: DrawingFormat

    static let height = 18.0
    private static let name = TextStyle(size: 9, isBold: true)
    private static let page = TextStyle(size: 9)

    func draw(page: Int, of count: Int, on canvas: inout PageCanvas) {
        let number = number.map { "Nomor \($0), halaman" } ?? "Halaman"
        let right = TextBlock(
            ["\(number) \(page) dari \(count)"], in: format.contentWidth * 0.45, style: Self.page,
            measure: canvas.measure)
        let left = TextBlock(
            ["SOP \(title)"], in: format.contentWidth * 0.52, style: Self.name, measure: canvas.measure)
        canvas.text(onlyLine(left, canvas.measure), x: format.margin, top: format.margin, role: .heading)
        canvas.text(
            onlyLine(right, canvas.measure), x: format.width - format.margin, top: format.margin, .right, role: .heading
        )
    }

    /// A long title goes on below, in the identity part; here its beginning is enough.
    private func onlyLine(_ block: TextBlock, _ measure: TextMeasure) -> TextBlock {
        guard block.lines.count > 1 else { return block }
        return TextBlock(lines: ["\(block.lines[0]) …"], style: block.style, measure: measure)
    }
}
