import Testing

/// The tracking code, wherever it is typed.
@Suite struct TrackingTests {
    private func code(of id: String, _ regency: Regency) async throws -> String {
        let own = try await regency.site.browser(as: "operator").get("/k/kominfo/permohonan/\(id)")
        return String(try #require(own.words.firstMatch(of: /Kode <b class=nb>([0-9A-Z -]+)<\/b>/)?.1))
    }

    @Test func aCodeOfAnotherOfficeLeadsThere() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let code = Browser.encoded(try await code(of: id, regency))
        let anybody = regency.site.browser()
        for path in ["/lacak", "/k/aren/lacak"] {
            let answer = try await anybody.get("\(path)?kode=\(code)")
            #expect(answer.status == 303, "\(path)")
            #expect(answer.location.hasPrefix("/k/kominfo/lacak?kode="), "\(path)")
            #expect(try await anybody.get(answer.location).words.contains("Diproses"))
        }
        // A village's own host shows that village only: it names the address.
        let village = try await regency.site.browser(host: "bambu.contoh.id").get("/lacak?kode=\(code)")
        #expect(village.status == 404)
        #expect(village.words.contains("Kode ini dari kantor lain, Dinas Kominfo Contoh"))
        #expect(village.links.contains { $0.hasPrefix("http://127.0.0.1:\(regency.site.port)/k/kominfo/lacak?kode=") })
    }

    @Test func nothingTypedIsTold() async throws {
        let site = try await Regency().site
        #expect(try await site.browser().get("/lacak").status == 200)
        for empty in ["", "+"] {
            let answer = try await site.browser().get("/lacak?kode=\(empty)")
            #expect(answer.status == 422)
            #expect(answer.words.contains("Isi kode permohonan"))
        }
    }

    @Test func aStandingClockPromisesNoDate() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        regency.clock.turn(days: 1)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        let code = Browser.encoded(try await code(of: id, regency))
        regency.clock.turn(days: 2)
        let page = try await regency.site.browser().get("/k/kominfo/lacak?kode=\(code)")
        for text in [
            "Menunggu pemohon", "Memperbaiki permohonan",
            "Waktu berhenti, sisa 10 hari kalender", "sejak Selasa 3 Maret, 09.00", "Mengapa waktu berhenti?",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        #expect(!page.words.contains("12 Maret"))
    }
}
