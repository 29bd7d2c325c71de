import Pages
import Testing

/// A letter that is printed, signed and uploaded.
@Suite struct LetterTests {
    private func markup(_ name: String) throws -> Markup {
        try Markup(#require(Samples.plainPages.first { $0.name == name }).page.bytes)
    }

    @Test func whatIsNotKnownIsALineToFillIn() throws {
        let blanks = try markup("surat-isi").all("i")
        #expect(blanks.count == 3)
        #expect(blanks.allSatisfy { $0.text.count >= 10 && $0.text.allSatisfy { $0 == "…" } })
        #expect(blanks.allSatisfy { $0.attributes["aria-label"] == "diisi tangan" })
    }

    @Test func itStandsUnderItsWritersLetterheadOrLeavesRoomForOne() throws {
        let written = try #require(try markup("surat-isi").all("header").first)
        #expect(written.text.contains("Desa Awan Biru") && written.text.contains("Kecamatan Langit Teduh"))
        #expect(try markup("surat-kosong").all("header").first?.text == "Tempat kop surat Anda")
    }

    /// It looks the same as a file in another place: its style is within it, and it names nothing outside.
    @Test(arguments: ["surat-isi", "surat-kosong"]) func itIsWhole(name: String) throws {
        let page = try #require(Samples.plainPages.first { $0.name == name }).page
        let markup = try Markup(page.bytes)
        #expect(markup.all("link", "img", "form").isEmpty)
        #expect(markup.all("style").first?.text == page.style)
        let styled = Set(page.style.matches(of: /\.([a-z]+)/).map { String($0.1) })
        #expect(markup.classes.subtracting(styled) == [])
        #expect(page.style.contains("size:A4") && page.style.contains("@media print{.layar{display:none}"))
    }
}
