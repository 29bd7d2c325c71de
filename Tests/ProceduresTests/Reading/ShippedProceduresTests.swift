import Forms
import Procedures
import Testing

/// The shipped SOP files, held against the table of the official form that they were made from.
struct ShippedProceduresTests {
    static let names = Fixtures.names(in: "procedures", ending: ".sop.yaml").map {
        String($0.dropLast(".sop.yaml".count))
    }

    @Test(arguments: names)
    func isCheckedWithoutAnyFinding(name: String) {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: TestCatalogue.shipped)
        #expect(result.diagnostics.map { $0.rendered(file: name) } == [])
        #expect(result.procedure?.name == name)
    }
}
