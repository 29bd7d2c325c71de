import Forms
import Procedures
import Testing

/// Each rule notices its breach: a good drawing is spoiled in one way, and the rule has something to say.
struct BrokenDrawingTests {
    /// Two pages, decisions, a way back, actors who do a thing together.
    private static let procedure: Procedure = {
        var procedure = DrawnSample.procedure(seed: 0)
        for seed in 0..<200 {
            procedure = DrawnSample.procedure(seed: UInt64(seed))
            let drawing = drawn(procedure)
            let pages = drawing.pages.filter { !$0.symbols.isEmpty }
            let labels = pages.flatMap(\.texts).filter { if case .label = $0.role { true } else { false } }
            if pages.count > 1, labels.count > 3 { return procedure }
        }
        return procedure
    }()

    private static func drawn(_ procedure: Procedure) -> Drawing {
        try! Drawing(procedure, identity: OfficialIdentity(), catalogue: RandomProcedure.catalogue, on: .a4)
    }

    private func breaches(_ rule: DrawingRule, _ spoil: (inout DrawnPage) -> Void) -> [String] {
        var drawing = Self.drawn(Self.procedure)
        let chart = FlowChart(Self.procedure, catalogue: RandomProcedure.catalogue)
        #expect(rule.breaches(in: drawing, of: chart) == [])
        for index in drawing.pages.indices where !drawing.pages[index].symbols.isEmpty { spoil(&drawing.pages[index]) }
        return rule.breaches(in: drawing, of: chart)
    }

    @Test func aSlantedArrowIsSeen() {
        #expect(!breaches(.upright) { $0.arrows[0].points[0].x += 3 }.isEmpty)
    }

    @Test func anArrowThroughASymbolIsSeen() {
        #expect(
            !breaches(.symbolsFree) { page in
                let box = page.symbols[0].box
                page.arrows[0].points = [
                    DrawnPoint(box.x - 5, box.center.y), DrawnPoint(box.right + 5, box.center.y),
                ]
            }.isEmpty)
    }

    @Test func anArrowThroughATextIsSeen() {
        #expect(
            !breaches(.textsFree) { page in
                guard let text = page.texts.first(where: { $0.role == .cell }) else { return }
                page.arrows[0].points = [
                    DrawnPoint(text.box.center.x, text.box.y - 5), DrawnPoint(text.box.center.x, text.box.bottom + 5),
                ]
            }.isEmpty)
    }

    @Test func arrowsOnOneLineAreSeen() {
        #expect(
            !breaches(.arrowsTold) { page in
                let ways = page.arrows.indices.filter { page.arrows[$0].hasHead }
                guard let first = ways.first,
                    let other = ways.first(where: {
                        page.arrows[$0].to != page.arrows[first].to && page.arrows[$0].from != page.arrows[first].from
                    })
                else { return }
                page.arrows[other].points = page.arrows[first].points
            }.isEmpty)
    }

    @Test func aLostOutcomeIsSeen() {
        #expect(!breaches(.outcomesShown) { $0.arrows.removeLast() }.isEmpty)
    }

    @Test func aLabelElsewhereIsSeen() {
        #expect(
            !breaches(.outcomesShown) { page in
                for index in page.texts.indices {
                    if case .label = page.texts[index].role { page.texts[index].box.y -= 40 }
                }
            }.isEmpty)
    }

    @Test func aSymbolOutsideOfItsLaneIsSeen() {
        #expect(!breaches(.lanes) { $0.symbols[0].box.x += 12 }.isEmpty)
    }

    @Test func whatRunsOffThePageIsSeen() {
        #expect(!breaches(.margins) { $0.texts[0].box.x = $0.width - 20 }.isEmpty)
    }

    @Test func aPentagonWithoutPartnerIsSeen() {
        #expect(
            !breaches(.connectors) { page in
                page.symbols.removeAll { if case .arriving = $0.place { true } else { false } }
            }.isEmpty)
    }

    @Test func textsOnEachOtherAreSeen() {
        #expect(!breaches(.textsApart) { $0.texts[1].box = $0.texts[0].box }.isEmpty)
    }

    @Test func aMissingCellIsSeen() {
        #expect(!breaches(.rowsShown) { $0.texts.removeAll { $0.role == .cell } }.isEmpty)
    }
}
