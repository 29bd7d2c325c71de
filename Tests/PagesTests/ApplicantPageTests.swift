import Pages
import Testing

@Suite struct ApplicantPageTests {
    private func markup(_ name: String) throws -> Markup {
        try Markup(try #require(Samples.plain.applicantPages.first { $0.name == name }).page.bytes)
    }

    private func order(_ page: Markup, _ texts: [String]) throws -> Bool {
        let main = try #require(page.all("main").first).text
        let places = try texts.map { text in try #require(main.firstRange(of: text), "\(text)").lowerBound }
        return places == places.sorted()
    }

    /// Where, who, until when; then what to do; then what was; then the place in the SOP.
    @Test func theAnswerComesFirst() throws {
        let page = try markup("permohonan")
        #expect(
            try order(
                page,
                [
                    "Permintaan email diperiksa", "Tim Teknis", "Senin 30 November, 16.10", "7 hari kalender lagi",
                    "Mengapa Senin 30 November pukul 16.10?", "Tidak ada untuk saat ini", "Riwayat", "Isi permohonan",
                    "Berkas Anda", "Letak pada SOP",
                ]))
    }

    @Test func aPausedClockSaysSo() throws {
        let text = try #require(try markup("permohonan-jeda").all("main").first).text
        #expect(text.contains("Waktu berhenti, sisa 4 hari kalender"))
        #expect(text.contains("sejak Jumat 20 November, 09.05"))
    }

    @Test func anEndedCaseHasNoHolderAndNoDeadline() throws {
        let page = try markup("permohonan-selesai")
        let labels = page.all("dt").map(\.text)
        #expect(labels.contains("Selesai pada"))
        #expect(!labels.contains("Dipegang oleh"))
        #expect(!labels.contains("Selesai paling lambat"))
        #expect(page.all("h2").contains { $0.text == "Hasil" })
    }

    @Test func whatHasToBeDoneCarriesItsDateAndItsButton() throws {
        let page = try markup("permohonan-perlu")
        #expect(page.all("a").contains { $0.attributes["class"] == "btn" && $0.text == "Perbaiki sekarang" })
        #expect(page.all("span").contains { $0.attributes["class"] == "tag soon" && $0.text == "2 hari kalender lagi" })
        #expect(page.all("div").contains { $0.attributes["class"] == "panel act" })
    }

    /// The applicant says the code on the telephone, the officer looks for the number.
    @Test func bothNamesOfTheCaseAreThere() throws {
        let text = try #require(try markup("permohonan").all("main").first).text
        #expect(text.contains("Kode TL-9C3R-58 · nomor agenda 2026-00118"))
    }

    @Test func aReturnIsQuotedAboveThePrefilledForm() throws {
        let page = try markup("jawab")
        #expect(
            try order(
                page,
                [
                    "Ada 2 hal", "Melengkapi permohonan", "“Surat permohonan belum ditandatangani", "Kabid Tata Kelola",
                    "Label nama",
                ]))
        let input = try #require(page.elements.first { $0.attributes["id"] == "f-nama" })
        #expect(input.attributes["value"] == "Melati")
        #expect(page.all("input").contains { $0.attributes["name"] == "versi" && $0.attributes["value"] == "7" })
    }

    @Test func withdrawingAsksAgain() throws {
        let page = try markup("cabut")
        let button = try #require(page.all("button").first { $0.text == "Cabut permohonan" })
        #expect(button.attributes["class"] == "btn alt bad")
        #expect(page.all("a").contains { $0.text == "Batal, biarkan berjalan" })
    }

    @Test func anEmptyListSaysWhatWillCome() throws {
        let page = try markup("permohonan-nihil")
        #expect(page.all("h2").map(\.text).contains("Belum ada permohonan"))
    }
}
