import Forms
import Procedures
import Testing

/// The official flowchart, by its coordinates: no arrow meets what it does not lead to, none is lost, nothing overlaps.
struct DrawingTests {
    static let formats = [DrawingFormat.a4, .f4, .screen]

    private func expectNoBreach(_ procedure: Procedure, _ catalogue: Catalogue, _ note: String) {
        let chart = FlowChart(procedure, catalogue: catalogue)
        for format in Self.formats {
            let drawing =
                format == .screen
                ? Drawing(flowOf: procedure, catalogue: catalogue)
                : Drawing(procedure, identity: OfficialIdentity(), catalogue: catalogue, on: format)
            for rule in DrawingRule.allCases {
                let breaches = rule.breaches(in: drawing, of: chart)
                #expect(breaches.isEmpty, "\(note), \(format.name): \(breaches.prefix(3))")
            }
        }
    }

    @Test(arguments: ShippedProceduresTests.names)
    func shippedProceduresAreDrawn(name: String) throws {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: CitizenCatalogue.shipped)
        expectNoBreach(try #require(result.procedure), CitizenCatalogue.shipped, name)
    }

    @Test(arguments: Array(0..<8))
    func randomProceduresAreDrawn(share: Int) {
        for seed in 0..<25 {
            let seed = UInt64(share * 25 + seed)
            expectNoBreach(DrawnSample.procedure(seed: seed), RandomProcedure.catalogue, "seed \(seed)")
        }
    }
}
