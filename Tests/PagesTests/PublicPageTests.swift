import Pages
import Testing

/// What the public pages must tell.
@Suite struct PublicPageTests {
    private func markup(_ name: String) throws -> Markup {
        try Markup(try #require(Samples.plainPages.first { $0.name == name }).page.bytes)
    }

    @Test func homeMarksOnlyWhatNeedsAVisit() throws {
        let page = try markup("beranda")
        let marked = page.elements.indices.filter { page.elements[$0].text == "Datang" }
        let links = marked.compactMap { index in page.ancestors(of: index).first { $0.name == "a" } }
        #expect(links.count == 2)
        #expect(links.allSatisfy { $0.text.hasPrefix("Beda identitas") })
    }

    @Test func searchAndTrackingWorkWithoutScript() throws {
        let page = try markup("beranda")
        let forms = page.all("form").filter { $0.attributes["role"] == "search" }
        #expect(forms.map { $0.attributes["action"] } == ["/k/kominfo/", "/k/kominfo/lacak"])
        #expect(page.all("input").compactMap { $0.attributes["name"] } == ["q", "kode"])
    }

    @Test func aSearchShowsWhatItFoundAndWhatNot() throws {
        #expect(try markup("beranda-cari").all("h2").contains { $0.text == "1 layanan cocok dengan “usaha”" })
        #expect(try markup("beranda-nihil").all("p").contains { $0.text.hasPrefix("Tidak ada layanan yang cocok") })
        let crowded = try markup("beranda-banyak")
        #expect(
            crowded.all("h2").map(\.text).contains {
                $0 == "4 dari 1.449 layanan cocok dengan “awan”"
            })
        #expect(crowded.all("h2").contains { $0.text == "1 kantor cocok dengan “awan”" })
        #expect(crowded.all("small").contains { $0.text == "Kecamatan Langit" })
        #expect(crowded.all("p").contains { $0.text.hasPrefix("Tidak ada di sini?") })
        #expect(!(try markup("beranda-cari").all("p").contains { $0.text.hasPrefix("Tidak ada di sini?") }))
    }

    @Test func serviceBeginsWithAPost() throws {
        let page = try markup("layanan")
        let form = try #require(page.all("form").first { $0.attributes["action"] == "/a" })
        #expect(form.attributes["method"] == "post")
        #expect(form.text.contains("Ajukan permohonan"))
        #expect(page.all("dt").map(\.text).starts(with: ["Waktu", "Biaya", "Cara", "Hasil"]))
    }

    @Test func aClosedServiceOffersNoButton() throws {
        #expect(try markup("layanan-tutup").all("form").isEmpty)
    }

    /// Where, who, until when: like every page about a case.
    @Test func trackingShowsThePlaceTheHolderAndTheDate() throws {
        let page = try markup("lacak-hasil")
        #expect(page.all("section").contains { $0.attributes["class"] == "where" })
        #expect(page.all("dt").map(\.text) == ["Sekarang", "Dipegang oleh", "Selesai paling lambat"])
        #expect(page.all("summary").contains { $0.text == "Mengapa Senin 30 November pukul 16.10?" })
        #expect(page.all("dd").last?.text.hasPrefix("Senin 30 November, 16.107 hari kalender lagi") == true)
        let paused = try markup("lacak-jeda")
        #expect(paused.all("dd").last?.text.hasPrefix("Waktu berhenti, sisa 4 hari kalender") == true)
    }

    /// What was counted stands above the list, and no title twice.
    @Test func groupsOfServicesHaveATitleEach() throws {
        let titles = try markup("beranda").all("h2").map(\.text)
        #expect(titles == ["Sudah mengajukan?", "Paling sering diurus", "Kependudukan", "Usaha"])
    }

    @Test func answersAreCheckedBeforeSending() throws {
        let page = try markup("periksa")
        #expect(page.all("h2").map(\.text).contains("Setelah dikirim"))
        #expect(page.all("time").contains { $0.text == "Senin 30 November 2026 pukul 10.15 WIB" })
        #expect(page.all("a").filter { $0.text == "Ubah Nama" }.count == 1)
    }

    @Test func nothingIsSentWhileSomethingIsMissing() throws {
        let page = try markup("periksa-kurang")
        #expect(!page.all("form").contains { $0.attributes["action"] == "/a" })
        #expect(page.all("a").contains { $0.text == "KTP pengelola" })
    }

    @Test func maskedNumbersAreReadOutDifferently() throws {
        let page = try markup("periksa")
        #expect(page.all("span").contains { $0.attributes["aria-hidden"] == "true" && $0.text.hasSuffix("0417") })
        #expect(page.all("span").contains { $0.attributes["class"] == "vh" && $0.text == "NIK berakhir 0417" })
    }

    @Test func theReceiptNamesCodeNumberAndTimeWithItsZone() throws {
        let text = try #require(try markup("terkirim").all("main").first).text
        for fact in ["TL-9C3R-58Q2-7MVK", "000/118/XI/2026", "Senin 23 November 2026 pukul 10.15 WIB"] {
            #expect(text.contains(fact))
        }
    }
}
