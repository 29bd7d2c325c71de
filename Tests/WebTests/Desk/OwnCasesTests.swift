import Testing

/// A village's clerk applies at other offices: their own cases and the desk lead to each other.
@Suite struct OwnCasesTests {
    @Test func theDeskShowsWhatWaitsElsewhere() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        #expect(try await !clerk.get("/meja").words.contains("Perlu Anda lakukan"))
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        let inbox = try await clerk.get("/meja")
        #expect(inbox.words.contains("Perlu Anda lakukan sebagai pemohon"))
        #expect(inbox.words.contains("Dinas Kominfo Contoh"))
        let task = try #require(inbox.links.first { $0.contains("/tugas/ajukan/2") })
        #expect(task.hasPrefix("/k/kominfo/permohonan/\(id)"))
        #expect(try await clerk.get(task).status == 200)
        // A colleague of another village sees nothing of it.
        #expect(try await !regency.site.browser(as: "asing").get("/meja").words.contains("Perlu Anda lakukan"))
    }

    @Test func ownCasesOfEveryOfficeStandTogether() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let clerk = try await regency.site.browser(as: "operator")
        #expect(try await clerk.get("/meja").links.contains("/permohonan"))
        let mine = try await clerk.get("/permohonan")
        #expect(mine.links.contains("/k/kominfo/permohonan/\(id)"))
        for text in [
            "Dinas Kominfo Contoh", "dipegang Kepala Dinas, selesai paling lambat Kamis 12 Maret, 24.00",
        ] {
            #expect(mine.words.contains(text), "\(text)")
        }
        #expect(mine.links.contains("/meja"))
        // At one office: that office's, the way to all of them, and the way back to the desk.
        let there = try await clerk.get("/k/kominfo/permohonan")
        #expect(there.links.contains("/permohonan"))
        #expect(there.links.contains("/meja"))
        // An officer of the office that handles it has not applied.
        #expect(
            try await !regency.site.browser(as: "kadis").get("/permohonan").words.contains("/k/kominfo/permohonan/"))
    }

    @Test func whoeverHasNoDeskIsNotLedThere() async throws {
        let site = try await Regency().site
        #expect(try await !site.browser().get("/k/kominfo/").links.contains("/meja"))
    }
}
