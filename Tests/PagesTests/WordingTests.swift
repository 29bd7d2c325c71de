import Pages
import Testing

/// Words that are decided (CONTEXT.md, “Words on pages”): one for a thing, on every page.
@Suite struct WordingTests {
    private struct Page {
        var name: String
        /// Everything that is read: the text of the page, and the names that only the ear gets.
        var text: String
    }

    private static let pages: [Page] = Samples.plainPages.compactMap { name, page in
        guard let markup = try? Markup(page.bytes), let body = markup.all("body").first else { return nil }
        let spoken = markup.elements.compactMap { $0.attributes["aria-label"] ?? $0.attributes["alt"] }
        return Page(name: name, text: ([body.text] + spoken).joined(separator: " "))
    }

    private func hits(_ pattern: Regex<Substring>) -> [String] {
        Self.pages.flatMap { page in page.text.matches(of: pattern).map { "\(page.name): \($0.0)" } }
    }

    @Test func everyPageIsRead() { #expect(Self.pages.count == Samples.plainPages.count) }

    @Test func mailIsCalledEmail() { #expect(hits(/(?i)\bsurel\b|\be-mail\b/) == []) }

    @Test func aPasswordIsCalledKataSandi() {
        #expect(hits(/(?i)\bpassword\b/) == [])
        let other = Self.pages.filter { page in
            page.text.replacing(/(?i)kata\s+sandi/, with: "").contains(/(?i)\bsandi/)
        }
        #expect(other.map(\.name) == [])
    }

    /// One lead for the last moment, at the desk too.
    @Test func aDeadlineIsPalingLambat() {
        #expect(hits(/(?i)\bjatuh tempo\b|\btenggat\b|\bdeadline\b/) == [])
        #expect(!hits(/Paling lambat|paling lambat/).isEmpty)
    }

    /// A limit names its kind of days; how long something has been late need not.
    @Test(arguments: Samples.plainPages.map(\.name))
    func onlyWhatIsLateCountsBareDays(name: String) throws {
        let text = try #require(Self.pages.first { $0.name == name }).text
        for match in text.matches(of: /(\w+) \d+ hari(?! kerja| kalender)\b/) {
            #expect(match.1.hasSuffix("Terlambat"), "\(name): \(match.0)")
        }
    }

    /// Whole months wherever a deadline or a question speaks of one; short ones only in tables and timelines.
    @Test func questionsAboutADateWriteItOut() throws {
        let short = /\b(Jan|Feb|Mar|Apr|Jun|Jul|Agu|Sep|Okt|Nov|Des)\b/
        for (name, page) in Samples.plainPages {
            let markup = try Markup(page.bytes)
            for element in markup.all("summary", "h1", "h2") where element.text.contains(short) {
                Issue.record("\(name): \(element.text)")
            }
            for element in markup.all("p")
            where element.text.contains(/[Pp]aling lambat/) && element.text.contains(short) {
                Issue.record("\(name): \(element.text)")
            }
        }
    }

    @Test func aReasonIsFilledIn() { #expect(hits(/Tulis alasan/) == []) }
}
