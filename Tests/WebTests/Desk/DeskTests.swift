import Testing

/// What officers do at the desk.
@Suite struct DeskTests {
    private func applied(_ regency: Regency) async throws -> String {
        try await regency.site.browser(as: "operator").apply()
    }

    @Test func theInboxLeadsToTheCase() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let inbox = try await kadis.get("/meja")
        #expect(inbox.words.contains("Memerintahkan pemeriksaan kelengkapan berkas"))
        #expect(inbox.words.contains("Nomor agenda"))
        #expect(inbox.words.contains("Besok"))
        let link = try #require(inbox.links.first { $0.hasPrefix("/meja/kominfo/\(id)") })
        let page = try await kadis.get(link)
        for text in [
            "Siti Contoh", "Desa Aren", "•••• •••• •••• 0001", "Selesaikan tugas", "SK pengelola", "sk.pdf",
            "3 Maret", "Memerintahkan pemeriksaan kelengkapan berkas",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        #expect(!page.words.contains("0012014101900001"))
        let none = try await kadis.post("/meja", [("q", "kambing")])
        #expect(try await kadis.get(none.location).words.contains("Tidak ada yang cocok"))
        #expect(try await kadis.get("/meja?saring=saya").words.contains("Semua"))
        let list = try await kadis.get("/meja/kominfo/permohonan")
        #expect(list.links.contains("/meja/kominfo/\(id)"))
    }

    @Test func aTaskDoneLeavesTheInbox() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let done = try await kadis.complete("perintah-periksa", of: id, [("catatan", "Dahulukan, acara pekan depan")])
        #expect(done.location == "/meja")
        let inbox = try await kadis.get("/meja")
        #expect(inbox.words.contains("2026-00001 diteruskan ke Kabid Tata Kelola."))
        #expect(!inbox.links.contains { $0.hasPrefix("/meja/kominfo/\(id)") })
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await kabid.get("/meja").links.contains { $0.hasPrefix("/meja/kominfo/\(id)") })
        // The note is for officers: they read it, the applicant does not.
        #expect(try await kabid.get("/meja/kominfo/\(id)").words.contains("Dahulukan, acara pekan depan"))
        let clerk = try await regency.site.browser(as: "operator")
        #expect(try await !clerk.get("/k/kominfo/permohonan/\(id)").words.contains("Dahulukan"))
    }

    @Test func aDecisionWantsItsReason() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        let kabid = try await regency.site.browser(as: "kabid")
        let none = try await kabid.complete("periksa", of: id, [("catatan", "Sudah ditelepon")])
        #expect(none.status == 422)
        #expect(none.text.contains("id=\"f-hasil-galat\""))
        #expect(none.words.contains("Sudah ditelepon"))
        let silent = try await kabid.complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "  "), ("catatan", "Telepon")])
        #expect(silent.status == 422)
        #expect(silent.text.contains("id=\"f-alasan-galat\""))
        #expect(silent.text.contains("<title>Galat: "))
        #expect(silent.words.contains("Telepon"))
        #expect(silent.text.firstMatch(of: /value="tidak" checked/) != nil)
        #expect(try await kabid.complete("periksa", of: id, [("hasil", "mungkin")]).status == 422)
        let given = try await kabid.complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Surat belum ditandatangani")])
        #expect(given.status == 303)
    }

    @Test func aColleagueWhoWasFirstIsNamed() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        let first = try await regency.site.browser(as: "kadis")
        let second = try await regency.site.browser(as: "kadis2")
        let page = try await second.get("/meja/kominfo/\(id)?tugas=perintah-periksa")
        let version = try #require(page.version)
        try await first.complete("perintah-periksa", of: id)
        let late = try await second.post(
            "/meja/kominfo/\(id)/tugas/perintah-periksa/1", [("versi", version), ("catatan", "Segera <b>")])
        #expect(late.status == 409)
        #expect(late.words.contains("Petugas lain lebih dulu"))
        #expect(late.words.contains("Petugas kadis"))
        #expect(late.words.contains("Segera <b>"))
        #expect(!late.text.contains("Segera <b>"))
        #expect(late.links.contains("/meja/kominfo/\(id)"))
    }

    @Test func aTaskThatIsTakenIsItsHolders() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        let first = try await regency.site.browser(as: "kadis")
        let second = try await regency.site.browser(as: "kadis2")
        let task = "/meja/kominfo/\(id)/tugas/perintah-periksa/1"
        let version = try #require(try await second.get("/meja/kominfo/\(id)").version)
        _ = try await first.get("/meja")
        #expect(try await first.post("\(task)/ambil").status == 303)
        #expect(try await first.get("/meja/kominfo/\(id)").words.contains("Lepaskan tugas ini"))
        let taken = try await second.get("/meja/kominfo/\(id)")
        #expect(taken.words.contains("Petugas kadis sedang mengerjakan tugas ini"))
        #expect(!taken.links.contains(task))
        #expect(try await second.get("/meja").words.contains("Petugas kadis"))
        for address in [task, "\(task)/ambil"] {
            let refused = try await second.post(address, [("versi", version), ("catatan", "Kata saya")])
            #expect(refused.status == 409, "\(address)")
            #expect(refused.words.contains("Petugas kadis"), "\(address)")
        }
        // Whoever may act for the lane gives it back in an absent colleague's stead.
        #expect(taken.links.contains("\(task)/lepas") && taken.words.contains("Lepaskan tugas dari Petugas kadis"))
        #expect(try await second.post("\(task)/lepas").status == 303)
        #expect(try await second.complete("perintah-periksa", of: id).status == 303)
    }

    @Test func aPageOfAnEarlierRoundIsStale() async throws {
        let regency = try await Regency()
        let id = try await applied(regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let kabid = try await regency.site.browser(as: "kabid")
        try await kadis.complete("perintah-periksa", of: id)
        let old = try #require(try await kabid.get("/meja/kominfo/\(id)").version)
        try await kabid.complete("periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        let clerk = try await regency.site.browser(as: "operator")
        _ = try await clerk.get("/k/kominfo/permohonan/\(id)/tugas/ajukan/2")
        #expect(
            try await clerk.upload("/k/kominfo/permohonan/\(id)/tugas/ajukan/2", EmailDomain.answers, files: []).status
                == 303)
        try await kadis.complete("perintah-periksa", of: id, visit: 2)
        let stale = try await kabid.post(
            "/meja/kominfo/\(id)/tugas/periksa/1", [("versi", old), ("hasil", "tolak"), ("alasan", "Tetap kurang")])
        #expect(stale.status == 409)
        #expect(stale.words.contains("Tetap kurang"))
        #expect(try await kabid.complete("periksa", of: id, visit: 2, [("hasil", "ya")]).status == 303)
    }
}
