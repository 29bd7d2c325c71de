import Forms
import Procedures
import Testing

/// `keliru/` holds faulty files for every code of the language: `<code>-<what>.sop.yaml`. A comment marks the faulty
/// line and repeats the text at which the finding must point. Each differs from `Support/benar.sop.yaml`, which is
/// without fault, by that one thing.
struct FaultyFilesTests {
    static let names = Fixtures.names(in: "Tests/ProceduresTests/keliru", ending: ".sop.yaml")

    static func check(_ text: String) -> [Diagnostic] {
        Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.faulty).diagnostics
    }

    @Test func theFaultlessFileHasNoFinding() {
        let found = Self.check(Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml"))
        #expect(found.map { $0.rendered(file: "benar") } == [])
    }

    @Test(arguments: names)
    func isFoundAtItsPlace(name: String) throws {
        let text = Fixtures.text("Tests/ProceduresTests/keliru/\(name)")
        let code = String(name.prefix { $0 != "-" })
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("# <- di sini: ") })
        let mark = try #require(lines[line].firstRange(of: "# <- di sini: "))
        let place = try #require(lines[line].firstRange(of: lines[line][mark.upperBound...])).lowerBound
        let marked = SourcePosition(line: line + 1, column: lines[line][..<place].count + 1)
        let found = Self.check(text)
        let shown = found.map { $0.rendered(file: name) }.joined(separator: "\n")
        #expect(found.contains { $0.code == code && $0.position == marked }, "\(shown)")
        // Nothing else is called wrong: one fault gives one error. Only in the flow one fault has several consequences.
        let others = found.filter { $0.severity == .error && $0.code != code }
        #expect(others.allSatisfy { code.hasPrefix("E3") && $0.code.hasPrefix("E3") }, "\(shown)")
    }

    /// Every code of the reference has its file.
    @Test func everyCodeHasItsFile() {
        let explained = Fixtures.text("docs/bahasa-sop.md").matches(of: /\n\| ([EP][0-9]{3}) \|/).map { String($0.1) }
        let shown = Set(Self.names.map { String($0.prefix { $0 != "-" }) })
        #expect(Set(explained).subtracting(shown) == [])
        #expect(shown.subtracting(explained) == [])
    }
}
