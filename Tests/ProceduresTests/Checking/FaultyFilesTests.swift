import Forms
import Procedures
import Testing

/// `keliru/` holds one faulty file a code of the language: `<code>-<what>.sop.yaml`, with the faulty line marked.
/// Each differs from `Support/benar.sop.yaml`, which is without fault, by that one thing.
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
    func isFoundAtItsLine(name: String) throws {
        let text = Fixtures.text("Tests/ProceduresTests/keliru/\(name)")
        let code = String(name.prefix { $0 != "-" })
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let marked = try #require(lines.firstIndex { $0.hasSuffix("# <- di sini") }) + 1
        let found = Self.check(text)
        let shown = found.map { $0.rendered(file: name) }.joined(separator: "\n")
        #expect(found.contains { $0.code == code && $0.position.line == marked }, "\(shown)")
        // Nothing else is called wrong: one fault gives one error. Only in the flow one fault has several consequences.
        let others = found.filter { $0.severity == .error && $0.code != code }
        #expect(others.allSatisfy { code.hasPrefix("E3") && $0.code.hasPrefix("E3") }, "\(shown)")
    }

    /// Every code of the reference has its file; too many parallel steps (E310) are built by the proof's own tests.
    @Test func everyCodeHasItsFile() {
        let explained = Fixtures.text("docs/bahasa-sop.md").matches(of: /\n\| ([EP][0-9]{3}) \|/).map { String($0.1) }
        let shown = Set(Self.names.map { String($0.prefix { $0 != "-" }) })
        #expect(Set(explained).subtracting(shown) == ["E310"])
        #expect(shown.subtracting(explained) == [])
    }
}
