import Testing

/// After a decision the next task opens, and a line says what became of the last one.
@Suite struct AfterDecidingTests {
    @Test func theNextTaskOpens() async throws {
        let regency = try await Regency()
        let (first, second) = (try await regency.apply(), try await regency.apply())
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/\(first)?tugas=perintah-periksa")
        let next = "/meja/kominfo/\(second)?tugas=perintah-periksa"
        #expect(page.links.contains(next))
        #expect(page.words.contains("Berikutnya: 2026-00002 ›"))
        let done = try await kadis.complete("perintah-periksa", of: first)
        #expect(done.location == next)
        let shown = try await kadis.get(next)
        #expect(shown.words.contains("2026-00001 diteruskan ke Kabid Tata Kelola. Ini tugas berikutnya, 2026-00002."))
        #expect(!shown.words.contains("Berikutnya: 2026"))
        #expect(try await kadis.complete("perintah-periksa", of: second).location == "/meja")
    }

    @Test func whatAColleagueHasIsNotNext() async throws {
        let regency = try await Regency()
        let (first, second) = (try await regency.apply(), try await regency.apply())
        let (kadis, colleague) = (
            try await regency.site.browser(as: "kadis"), try await regency.site.browser(as: "kadis2")
        )
        _ = try await colleague.get("/meja")
        #expect(try await colleague.post("/meja/kominfo/\(second)/tugas/perintah-periksa/1/ambil").status == 303)
        #expect(try await kadis.complete("perintah-periksa", of: first).location == "/meja")
    }

    @Test func theLineSaysWhereTheCaseWent() async throws {
        let regency = try await Regency()
        let (returned, refused) = (try await regency.apply(), try await regency.apply())
        let kadis = try await regency.site.browser(as: "kadis")
        for id in [returned, refused] { try await kadis.complete("perintah-periksa", of: id) }
        let kabid = try await regency.site.browser(as: "kabid")
        try await kabid.complete("periksa", of: returned, [("hasil", "tidak"), ("alasan", "Kurang")])
        #expect(
            try await kabid.get("/meja/kominfo/\(refused)").words.contains("2026-00001 dikembalikan ke Siti Contoh."))
        try await kabid.complete("periksa", of: refused, [("hasil", "tolak"), ("alasan", "Bukan perangkat daerah")])
        #expect(try await kabid.get("/meja").words.contains("2026-00002 selesai: Permohonan ditolak."))
    }

    @Test func theCaseSaysHowItCameInAndWhatWasExamined() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let page = try await regency.site.browser(as: "kadis").get("/meja/kominfo/\(id)")
        for text in [
            "Senin 2 Maret 2026, 09.00", "Daring", "Sudah diperiksa sistem", "NIK pengelola 16 angka",
            "3 berkas terbaca", "1 hari kerja sejak Senin 2 Maret, 09.00",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        // A head gives an order: there is no decision to jump to.
        #expect(page.words.contains("Langsung ke tugas"))
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        #expect(
            try await regency.site.browser(as: "kabid").get("/meja/kominfo/\(id)").words
                .contains("Langsung ke keputusan"))
    }
}
