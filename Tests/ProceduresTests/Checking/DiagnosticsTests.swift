import FoundationEssentials
import Forms
import Procedures
import Testing

/// How findings are shown.
struct DiagnosticsTests {
    private let found = Diagnostic(
        "E104", at: SourcePosition(line: 3, column: 7), "Tujuan \"a\\b\" tidak ada\n", expected: "a",
        path: ["x", "y:ya"])

    @Test func asACompilerWouldPrintThem() {
        let lines = found.rendered(file: "x.sop.yaml").split(separator: "\n")
        #expect(lines.first == "x.sop.yaml:3:7: galat[E104]: Tujuan \"a\\b\" tidak ada")
        #expect(lines.contains("    jalur: x > y:ya"))
        #expect(lines.last == "    seharusnya: a")
        #expect(Diagnostic("P401", at: .start, "x").severity == .warning)
    }

    /// The line is shown with its place; a long one is cut around it.
    @Test func theLineInQuestionIsShown() {
        let short = found.rendered(file: "x", source: "a: b\r\nc:\r\n\td: [a\\b]\r\n").split(separator: "\n")
        #expect(short[1...2] == ["  3 |  d: [a\\b]", "            ^"])
        let long = String(repeating: "x", count: 200) + "Y" + String(repeating: "z", count: 200)
        let at = Diagnostic("E104", at: SourcePosition(line: 1, column: 201), "x")
        let lines = at.rendered(file: "x", source: long).split(separator: "\n")
        #expect(lines[1].hasPrefix("  1 | …x") && lines[1].hasSuffix("z…") && lines[1].count < 110)
        #expect(Array(lines[1])[lines[2].count - 1] == "Y")
        let none = Diagnostic("E104", at: SourcePosition(line: 9, column: 1), "x")
        #expect(none.rendered(file: "x", source: "a") == none.rendered(file: "x"))
    }

    private struct Item: Decodable, Equatable {
        var file: String
        var line: Int
        var column: Int
        var severity: String
        var code: String
        var message: String
        var expected: String?
        var path: [String]
    }

    @Test func asDataTheyAreTheSame() throws {
        let json = DiagnosticsJSON.render([
            (file: "x.sop.yaml", diagnostics: [found, Diagnostic("P401", at: .start, "ü\u{1}")])
        ])
        let items = try JSONDecoder().decode([Item].self, from: Data(json.utf8))
        #expect(
            items == [
                Item(
                    file: "x.sop.yaml", line: 3, column: 7, severity: "galat", code: "E104",
                    message: found.message, expected: "a", path: ["x", "y:ya"]),
                Item(
                    file: "x.sop.yaml", line: 1, column: 1, severity: "peringatan", code: "P401", message: "ü\u{1}",
                    expected: nil, path: []),
            ])
        #expect(try JSONDecoder().decode([Item].self, from: Data(DiagnosticsJSON.render([]).utf8)) == [])
    }

    /// Many faults in one file are all named in one run, in the order of the file.
    @Test func oneRunNamesEverything() {
        let text = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml")
            .replacing("untuk: [desa]", with: "untuk: [dessa]").replacing("    oleh: kades", with: "    olehh: kades")
            .replacing("ya: setujui", with: "ya: setuju").replacing("waktu: 1 hari kerja", with: "waktu: 10")
            .replacing("unggah: [ktp]", with: "unggah: [kpt]").replacing("jenis: teks", with: "jenis: tesk")
        let found = Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare).diagnostics
        let codes = found.map(\.code)
        for code in ["E106", "E111", "E105", "E401", "E104", "E004", "E202"] {
            #expect(codes.contains(code), "\(code)")
        }
        #expect(found.map(\.position) == found.map(\.position).sorted())
        #expect(
            found.contains { $0.message == "Kunci \"olehh\" tidak dikenal di langkah \"setujui\"; mungkin \"oleh\"?" })
    }
}

/// A file with more steps than one procedure may have.
struct TooManyStepsTests {
    @Test func areRefusedBeforeAnythingElse() {
        let steps = (0..<201).map { "  s\($0): {kegiatan: Menulis, oleh: kades, lalu: s\($0 + 1)}\n" }.joined()
        let text = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml")
            .replacing("  setujui:\n", with: steps + "  setujui:\n")
        let found = Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare).diagnostics
        #expect(found.map(\.code) == ["E008"])
    }
}
