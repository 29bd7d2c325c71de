import Forms
import Procedures
import Testing

/// What the two guides show is what the checker does.
struct TutorialTests {
    /// The blocks of `docs/menulis-sop.md` that are whole files.
    static let files: [String] = {
        let parts = Fixtures.text("docs/menulis-sop.md").split(separator: "```yaml\n", omittingEmptySubsequences: false)
        return parts.dropFirst().compactMap { part in
            part.firstRange(of: "```").map { String(part[..<$0.lowerBound]) }
        }
    }()

    private func name(_ text: String) -> String {
        text.split(separator: "\n").first { $0.hasPrefix("sop: ") }.map { String($0.dropFirst(5)) } ?? ""
    }

    @Test func thereAreWholeFiles() { #expect(Self.files.count == 3) }

    @Test(arguments: files)
    func everyExampleIsAccepted(text: String) {
        let result = Checker.check(source: text, fileName: "\(name(text)).sop.yaml", catalogue: TestCatalogue.bare)
        #expect(result.diagnostics.map { $0.rendered(file: name(text)) } == [])
    }

    @Test func theShownMistakeIsReportedAsShown() throws {
        let text = try #require(Self.files.first).replacing("lalu: periksa", with: "lalu: perisa", maxReplacements: 1)
        let result = Checker.check(source: text, fileName: "pinjam-tenda.sop.yaml", catalogue: TestCatalogue.bare)
        let shown = try #require(result.diagnostics.first?.rendered(file: "pinjam-tenda.sop.yaml", source: text))
        #expect(Fixtures.text("docs/menulis-sop.md").contains("\n\(shown)\n"), "\(shown)")
    }

    @Test(arguments: SOPKeys.all)
    func theReferenceNamesEveryKey(context: KeyContext) {
        let reference = Fixtures.text("docs/bahasa-sop.md")
        for key in context.names { #expect(reference.contains("`\(key)`") || reference.contains("`\(key):"), "\(key)") }
    }

    /// The codes that stand in the sources of the two pure floors.
    @Test func theReferenceExplainsEveryCode() {
        let folders = [
            "Forms/Reading", "Forms/Time", "Procedures/Reading", "Procedures/Checking", "Procedures/Proof",
            "Procedures/Examples",
        ]
        let codes = Set(
            folders.flatMap { folder in
                Fixtures.names(in: "Sources/\(folder)", ending: ".swift").flatMap { file in
                    Fixtures.text("Sources/\(folder)/\(file)").matches(of: /"([EP][0-9]{3})"/).map { String($0.1) }
                }
            })
        #expect(codes.count > 70)
        let reference = Fixtures.text("docs/bahasa-sop.md")
        for code in codes.sorted() { #expect(reference.contains("\n| \(code) |"), "\(code)") }
        let explained = reference.matches(of: /\n\| ([EP][0-9]{3}) \|/).map { String($0.1) }
        #expect(Set(explained) == codes)
        #expect(explained.count == Set(explained).count)
    }
}
