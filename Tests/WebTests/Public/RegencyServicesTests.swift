import Testing

/// Nobody need know which office does a thing.
@Suite struct RegencyServicesTests {
    @Test func theRegencysSearchLooksInEveryOffice() async throws {
        let site = try await Regency().site
        let found = try await site.browser().get("/?q=email")
        #expect(found.links.contains("/k/kominfo/layanan/email-domain"))
        #expect(found.words.contains("Dinas Kominfo Contoh · 10 hari kalender"))
        #expect(try await site.browser().get("/?q=aren").links.contains("/k/aren/"))
        #expect(try await site.browser().get("/?q=kambing").words.contains("Tidak ada layanan yang cocok"))
    }

    @Test func aVillageWithoutServicesLeadsToTheRegencys() async throws {
        let site = try await Regency().site
        let village = try await site.browser().get("/k/aren/")
        for text in ["Desa Aren belum membuka layanan daring", "Layanan kabupaten"] {
            #expect(village.words.contains(text), "\(text)")
        }
        #expect(!village.words.contains("Belum ada layanan"))
        #expect(village.links.contains("/k/kominfo/layanan/email-domain"))
        let search = try await site.browser().get("/k/aren/?q=email")
        #expect(search.links.contains("/?q=email"))
        // On a host of its own the way leads to the regency's.
        let own = try await site.browser(host: "bambu.contoh.id").get("/")
        #expect(own.links.contains("http://127.0.0.1:\(site.port)/k/kominfo/layanan/email-domain"))
    }

    @Test func howManyKeptTheirTimeIsToldOfEnough() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        let kabid = try await regency.site.browser(as: "kabid")
        for _ in 0..<5 {
            let id = try await regency.apply()
            try await kadis.complete("perintah-periksa", of: id)
            #expect(try await !kadis.get("/k/kominfo/layanan/email-domain").words.contains("permohonan terakhir"))
            try await kabid.complete("periksa", of: id, [("hasil", "tolak"), ("alasan", "Bukan perangkat daerah")])
        }
        let page = try await kadis.get("/k/kominfo/layanan/email-domain")
        #expect(page.words.contains("5 dari 5 permohonan terakhir selesai dalam batas waktu."))
    }
}
