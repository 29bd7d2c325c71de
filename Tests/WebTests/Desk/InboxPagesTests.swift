import Testing

/// The inbox: what it is narrowed to, what is kept of that, and what is done to several tasks at once.
@Suite struct InboxPagesTests {
    private func ticks(_ page: Answer) -> [String] {
        page.text.matches(of: /name=tugas value="([^"]+)"/).map { String($0.1) }
    }

    @Test func itIsNarrowedAndTheSelectionIsKept() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let narrow = try await kadis.get("/meja?langkah=email-domain/perintah-periksa&saring=bebas")
        #expect(narrow.words.contains("2026-00001"))
        #expect(narrow.text.firstMatch(of: /value="?email-domain\/perintah-periksa"? selected/) != nil)
        #expect(narrow.words.contains("Simpan saringan ini"))
        #expect(
            try await kadis.get("/meja?langkah=email-domain/periksa").words.contains(
                "Tidak ada tugas pada saringan ini"))
        #expect(try await kadis.post("/daftar-tugas/saringan", [("saring", "bebas"), ("nama", " ")]).status == 422)
        let saved = try await kadis.post(
            "/daftar-tugas/saringan",
            [("saring", "bebas"), ("langkah", "email-domain/perintah-periksa"), ("nama", "Perintah baru")])
        #expect(saved.status == 303 && saved.location.hasPrefix("/meja?simpanan="))
        let opened = try await kadis.get(saved.location)
        #expect(opened.words.contains("Hapus saringan “Perintah baru”"))
        #expect(opened.words.contains("2026-00001"))
        #expect(try await kadis.get("/meja").links.contains(saved.location))
        // It is nobody else's.
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await !kabid.get(saved.location).words.contains("Perintah baru"))
        let id = saved.location.replacing("/meja?simpanan=", with: "")
        #expect(try await kabid.post("/daftar-tugas/saringan/\(id)/hapus").status == 303)
        #expect(try await kadis.get("/meja").links.contains(saved.location))
        #expect(try await kadis.post("/daftar-tugas/saringan/\(id)/hapus").status == 303)
        #expect(try await !kadis.get("/meja").links.contains(saved.location))
    }

    @Test func theCodeOfAReceiptFindsTheTask() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/\(id)")
        let code = try #require(page.value(after: "kode <span class=nb>").map { String($0.prefix { $0 != "<" }) })
        let asked = try await kadis.post("/meja", [("q", code)])
        let found = try await kadis.get(asked.location)
        #expect(found.words.contains("2026-00001") && !found.words.contains("2026-00002"))
    }

    @Test func severalAreDoneAtOnceAndTheResultNamesEach() async throws {
        let regency = try await Regency()
        var ids: [String] = []
        for _ in 0..<3 { ids.append(try await regency.apply()) }
        let kadis = try await regency.site.browser(as: "kadis")
        let ticked = ticks(try await kadis.get("/meja"))
        #expect(ticked.count == 3)
        let ask = try await kadis.post("/daftar-tugas/bersama", ticked.map { ("tugas", $0) })
        #expect(ask.status == 200)
        #expect(ask.words.contains("Selesaikan 3 permohonan sekaligus"))
        for number in ["2026-00001", "2026-00002", "2026-00003"] { #expect(ask.words.contains(number)) }
        // Nothing has happened yet; a colleague does one meanwhile.
        try await regency.site.browser(as: "kadis2").complete("perintah-periksa", of: ids[1])
        let fields = ticks(ask).map { ("tugas", $0) } + [("catatan", "Selesaikan pekan ini")]
        let done = try await kadis.post("/daftar-tugas/bersama/putuskan", fields)
        #expect(done.status == 200)
        #expect(done.words.contains("2 dari 3 permohonan diproses."))
        #expect(done.words.contains("Petugas kadis2"))
        // What was typed is not lost with what did not go in.
        #expect(done.words.contains("Catatan yang Anda tulis: “Selesaikan pekan ini”"))
        #expect(done.words.contains("Periksa lagi yang belum diproses"))
        let again = try await kadis.post("/daftar-tugas/bersama/putuskan", fields)
        #expect(again.words.contains("sudah Anda selesaikan sebelumnya"))
        #expect(again.words.contains("2 dari 3 permohonan diproses."))
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await kabid.get("/meja/kominfo/\(ids[0])").words.contains("Selesaikan pekan ini"))
        #expect(try await kabid.get("/meja").links.count { $0.contains("tugas=periksa") } == 3)
        // `periksa` is a decision of each case.
        #expect(ticks(try await kabid.get("/meja")).isEmpty)
    }

    @Test func anothersTicksAreOfNoUse() async throws {
        let regency = try await Regency()
        for _ in 0..<2 { _ = try await regency.apply() }
        let ticked = ticks(try await regency.site.browser(as: "kadis").get("/meja"))
        for name in ["asing", "kabid"] {
            let browser = try await regency.site.browser(as: name)
            let ask = try await browser.post("/daftar-tugas/bersama", ticked.map { ("tugas", $0) })
            #expect(ask.words.contains("Tidak ada tugas untuk diselesaikan sekaligus"), "\(name)")
            let done = try await browser.post("/daftar-tugas/bersama/putuskan", ticked.map { ("tugas", $0) })
            #expect(done.words.contains("0 dari 2 permohonan diproses."), "\(name)")
            #expect(name == "kabid" || !done.words.contains("2026-00001"), "\(name)")
        }
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(
            try await kadis.post("/daftar-tugas/bersama/putuskan", [("tugas", "a/b")]).words.contains("Tidak ada tugas")
        )
        #expect(ticks(try await kadis.get("/meja")).count == 2)
    }

    @Test func theKeysCanBeTurnedOff() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        // Where there is nothing to move in, they are not offered.
        #expect(try await !kadis.get("/meja").text.contains("data-keadaan"))
        _ = try await regency.apply()
        #expect(try await kadis.get("/meja").text.contains("hidden data-keadaan=\"hidup\""))
        #expect(try await kadis.post("/daftar-tugas/pintasan", [("pintasan", "mati")]).status == 303)
        #expect(try await kadis.get("/meja").text.contains("hidden data-keadaan=\"mati\""))
        #expect(try await kadis.post("/daftar-tugas/pintasan", [("pintasan", "hidup")]).status == 303)
        #expect(try await kadis.get("/meja").text.contains("hidden data-keadaan=\"hidup\""))
    }

    /// What is nobody's task may be a case of the office all the same: the words lead there.
    @Test func aSearchWithoutAHitLeadsToTheCases() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let kabid = try await regency.site.browser(as: "kabid")
        try await kabid.get("/meja")
        let found = try await kabid.post("/meja", [("q", "siti contoh")])
        let page = try await kabid.get(found.location)
        let elsewhere = try #require(page.links.first { $0.hasPrefix("/meja/kominfo/permohonan?") })
        #expect(!elsewhere.lowercased().contains("siti"))
        #expect(try await kabid.get(elsewhere).links.contains { $0.contains(id) })
    }

    /// A name that was typed where no more selections are kept is not lost.
    @Test func theNameOfASelectionIsNotLost() async throws {
        let regency = try await Regency()
        let kabid = try await regency.site.browser(as: "kabid")
        try await kabid.get("/meja")
        for number in 1...20 {
            let saved = try await kabid.post(
                "/daftar-tugas/saringan", [("nama", "Saringan \(number)"), ("saring", "terlambat")])
            #expect(saved.status == 303, "\(number): \(saved.words)")
        }
        let full = try await kabid.post("/daftar-tugas/saringan", [("nama", "Yang ke-21"), ("saring", "terlambat")])
        #expect(full.status == 422 && full.words.contains("“Yang ke-21”"))
    }
}
