import Pages
import Testing

/// What pages offer beside the steps of a case.
@Suite struct RulePageTests {
    private func markup(_ name: String) throws -> Markup {
        try Markup(try #require(Samples.plain.rulePages.first { $0.name == name }).page.bytes)
    }

    private func main(_ name: String) throws -> String { try #require(try markup(name).all("main").first).text }

    private func actions(_ name: String) throws -> [String] {
        try markup(name).all("form").compactMap { $0.attributes["action"] }
    }

    @Test func aCorrectionShowsWhatStandsThere() throws {
        let page = try markup("perbaikan")
        #expect(page.all("input").contains { $0.attributes["value"] == "Rapat RT" })
        #expect(page.all("input").contains { $0.attributes["name"] == "versi" && $0.attributes["value"] == "7" })
        #expect(try main("perbaikan-galat").contains("Isi nama kegiatan"))
    }

    @Test func theNewDeadlineStandsBeforeTheButton() throws {
        let text = try main("perpanjang")
        let new = try #require(text.firstRange(of: "Batas baru")).lowerBound
        let button = try #require(text.firstRange(of: "Perpanjang batas", after: new)).lowerBound
        #expect(new < button)
        #expect(text.contains("7 hari kerja"))
    }

    @Test func aFollowUpIsAPressOfAButton() throws {
        #expect(try actions("permohonan-aturan").contains("/f"))
        let text = try main("permohonan-aturan")
        #expect(text.contains("Ajukan keberatan"))
        #expect(text.contains("Perbaiki isian…"))
    }

    @Test func skippingAsksForItsReasonOnItsOwnForm() throws {
        #expect(Set(try actions("jawab-lewati")).isSuperset(of: ["/a", "/l"]))
        // What is wrong is in sight, and linked from the top.
        #expect(try markup("jawab-lewati").all("details").contains { $0.attributes.keys.contains("open") })
        #expect(try markup("jawab-lewati").all("a").contains { $0.attributes["href"]?.hasPrefix("#f-alasan") == true })
        #expect(try actions("meja-aturan").contains("/lewati"))
    }

    @Test func theDeskSaysWhoIsWaitedFor() throws {
        let text = try main("meja-aturan")
        #expect(text.contains("Sudah Kaur Umum (Ratna)"))
        #expect(text.contains("Ditunggu Operator"))
        #expect(text.contains("Perpanjang batas 7 hari kerja…"))
    }
}

extension String {
    fileprivate func firstRange(of text: String, after start: Index) -> Range<Index>? {
        self[start...].firstRange(of: text)
    }
}
