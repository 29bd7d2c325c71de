import Pages
import Testing

/// How given answers are shown.
@Suite struct AnswerTests {
    private func shown(_ value: String) -> String {
        let view = CheckAnswersView(
            service: "Izin", sections: [AnswerSection(rows: [AnswerRow(label: "Isi", value: value)])],
            next: "Diperiksa",
            action: "/a")
        let source = String(decoding: Page.checkAnswers(view, in: Samples.plain.site).bytes, as: UTF8.self)
        guard let start = source.firstRange(of: "<dd>"), let end = source.firstRange(of: "</dd>") else { return source }
        return String(source[start.upperBound..<end.lowerBound])
    }

    /// A browser sends `\r\n` from a text area.
    @Test(arguments: ["satu\r\ndua", "satu\ndua"])
    func linesStayLines(value: String) { #expect(shown(value) == "satu<br>dua") }

    @Test func longAddressesMayBreakAtTheirMarks() {
        #expect(shown("sekretariat@randusela.contoh") == "sekretariat@<wbr>randusela.<wbr>contoh")
        #expect(shown("ktp.jpg, 2 MB") == "ktp.jpg, 2 MB")
    }

    @Test func nothingOfAnAnswerIsMarkup() {
        #expect(shown("<b>\n</b>") == "&lt;b&gt;<br>&lt;/b&gt;")
    }
}
