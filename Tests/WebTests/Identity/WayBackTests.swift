import Services
import Testing

/// The way back to a case for people who have no password.
@Suite struct WayBackTests {
    @Test func everyPageOnWhichSomebodyIsStuckLeadsThere() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let stranger = regency.site.browser()
        let way = "/k/kominfo/permohonan-saya"
        for path in ["/k/kominfo/", "/k/kominfo/lacak", "/k/kominfo/masuk", "/k/kominfo/permohonan/\(id)"] {
            let page = try await stranger.open(path)
            #expect(page.status == 200)
            #expect(page.links.contains(way), "\(path)")
        }
        let used = try await stranger.post("\(way)/tautan/dipakai")
        #expect(used.status == 410)
        #expect(used.links.contains(way))
        let reset = try await stranger.get("/sandi/salah")
        #expect(reset.links.contains("/sandi/lupa"))
    }

    @Test func theMailedLinkOpensTheCases() async throws {
        let regency = try await Regency()
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let code = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" }).code
        try await browser.post(asked.location, [("kode", code)])
        _ = try await browser.get("\(draft)/periksa")
        #expect(try await browser.post("\(draft)/periksa").location == "\(draft)/terkirim")
        _ = try await regency.site.mails()

        let phone = regency.site.browser()
        _ = try await phone.get("/k/kominfo/permohonan-saya")
        let told = try await phone.post("/k/kominfo/permohonan-saya", [("email", "siti@aren.contoh")])
        #expect(told.words.contains("Periksa email Anda"))
        let mail = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" })
        _ = try await phone.get(mail.path)
        let mine = try await phone.open(try await phone.post(mail.path).location)
        #expect(mine.words.contains("Sedang berjalan"))
    }
}
