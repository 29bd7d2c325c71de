import Services
import Testing

/// A page about something that went wrong is still a page of the visit: its frame, its person, its ways on.
@Suite struct TroublePageTests {
    @Test func noLinkLeadsToAnotherHost() async throws {
        let regency = try await Regency()
        let site = regency.site
        let kadis = try await site.browser(as: "kadis")
        let clerk = try await site.browser(as: "operator")
        let stranger = site.browser()
        let visits = [
            (stranger, "/tidak-ada"), (stranger, "/k/kominfo/tidak-ada"), (stranger, "/k/tidak-ada/"),
            (stranger, "/k/kominfo/layanan/tidak-ada"), (kadis, "/meja/aren/buku"), (kadis, "/meja/kominfo/xyz"),
            (clerk, "/k/kominfo/permohonan/xyz"), (clerk, "/meja/kominfo/buku"), (kadis, "/tidak-ada"),
        ]
        for (browser, path) in visits {
            let page = try await browser.get(path)
            #expect(page.status == 404, "\(path)")
            #expect(!page.links.contains { $0.hasPrefix("//") }, "\(path): \(page.links)")
            for link in page.links where link.hasPrefix("/") && !link.hasPrefix("/aset") && !link.hasSuffix("/keluar") {
                #expect([200, 303].contains(try await browser.get(link).status), "\(path) leads to \(link)")
            }
        }
    }

    @Test func theFrameIsThatOfTheVisit() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        let desk = try await kadis.get("/meja/kominfo/xyz")
        for text in ["Petugas kadis", "Dinas Kominfo Contoh", "Keluar</button>", "Ke tugas saya"] {
            #expect(desk.words.contains(text), "\(text)")
        }
        // Another office's desk is drawn as the officer's own: it is none of their business whose it is.
        let foreign = try await kadis.get("/meja/aren/buku")
        #expect(foreign.words.contains("Dinas Kominfo Contoh"))
        #expect(!foreign.words.contains("Desa Aren"))
        let site = try await regency.site.browser().get("/k/kominfo/tidak-ada")
        #expect(site.words.contains("Dinas Kominfo Contoh"))
        #expect(site.links.contains("/k/kominfo/lacak"))
        #expect(site.links.contains("/k/kominfo/"))
    }

    @Test func whoHasNoAccountIsNotLedToOne() async throws {
        let regency = try await Regency()
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let mail = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" })
        try await browser.post(asked.location, [("kode", mail.code)])
        let page = try await browser.get("\(draft)/periksa")
        #expect(page.words.contains("siti@aren.contoh"))
        #expect(!page.links.contains { $0.hasSuffix("/akun") })
        #expect(try await regency.site.browser(as: "kadis").get("/").links.contains("/akun"))
    }
}
