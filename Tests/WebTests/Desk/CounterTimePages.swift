import Forms
import Services
import Testing

/// When it truly happened: asked at the counter, said on the pages (`terjadi`).
@Suite struct CounterTimePages {
    @Test func itIsAskedAtTheCounterAndAgainBeforeSending() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let form = try await desk.get("/meja/aren/loket")
        #expect(form.words.contains("Kapan permohonan ini datang?"))
        #expect(form.words.contains("Paling awal Selasa 3 Maret, 00.00"))
        let early = try await desk.post(
            "/meja/aren/loket",
            [
                ("layanan", "izin"), ("nama", "Budi Contoh"), ("email", ""), ("kanal", "surat"),
                ("terjadi", "2-3-2026 10.00"),
            ])
        #expect(early.status == 422)
        #expect(early.text.contains("id=\"f-terjadi-galat\""))
        #expect(early.words.contains("value=\"2-3-2026 10.00\"") && early.words.contains("value=\"Budi Contoh\""))

        let draft = try await desk.fillAtCounter([("terjadi", "5-3-2026 10.00")])
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.words.contains("value=\"05-03-2026 10.00\""))
        let future = try await desk.post(
            "\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "tidak-ada"), ("terjadi", "11-3-2026 10.00")])
        #expect(future.status == 422)
        #expect(future.words.contains("Waktu kejadian tidak boleh di masa depan"))
        #expect(
            future.words.contains("value=\"11-3-2026 10.00\"") && future.words.contains("value=\"tidak-ada\" checked"))
    }

    @Test func bothTimesStandInTheHistoryAndTheApplicantReadsThem() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter([("terjadi", "5-3-2026 10.00")])
        let page = try await desk.get("/meja/aren/\(id)")
        #expect(page.words.contains("Kamis 5 Maret 2026, 10.00"))
        #expect(page.words.contains("Dicatat Selasa 10 Maret, 09.00"))

        let mail = try #require(try await regency.site.mails().first { $0.to == "budi@contoh.id" })
        let token = try #require(mail.text.firstMatch(of: /permohonan-saya\/tautan\/([A-Za-z0-9_-]+)/)?.1)
        let applicant = regency.site.browser()
        let link = "/k/aren/permohonan-saya/tautan/\(token)"
        try await applicant.get(link)
        try await applicant.post(link)
        let own = try await applicant.get("/k/aren/permohonan/\(id)")
        #expect(own.status == 200)
        #expect(own.words.contains("Dicatat Selasa 10 Maret pukul 09.00"))
        #expect(own.words.contains("Dicatat Selasa 10 Maret, 09.00"))
    }

    @Test func anAnswerACorrectionAndAWithdrawalAskToo() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter()
        try await desk.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP buram")])
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-10")!, TimeOfDay("10:00")!, .wib))
        let form = try await desk.get("/meja/aren/\(id)?tugas=lengkapi")
        #expect(form.words.contains("Kapan pemohon melakukannya?"))
        let early = try await desk.doAtVillage(
            "lengkapi", of: id, [("terjadi", "10-3-2026 08.59"), ("asli.ktp", "ya")])
        #expect(early.status == 422)
        #expect(early.words.contains("Sebelumnya langkah ini belum terbuka"))
        #expect(early.words.contains("value=\"10-3-2026 08.59\""))
        // How the applicant agreed is asked at each.
        let unasked = try await desk.post(
            "/meja/aren/\(id)/tugas/lengkapi/1", [("versi", try #require(early.version)), ("asli.ktp", "ya")])
        #expect(unasked.status == 422 && unasked.words.contains("Pilih cara pemohon menyetujui"))
        // Together with what is wrong with the answers.
        let empty = try await desk.post("/meja/aren/\(id)/perbaikan", [("versi", "1"), ("acara.acara", "")])
        #expect(empty.status == 422 && empty.text.contains("id=\"f-persetujuan-galat\""))
        #expect(empty.text.contains("id=\"f-acara-acara-galat\""))

        for page in ["perbaikan", "cabut"] {
            let address = "/meja/aren/\(id)/\(page)"
            let version = try #require(try await desk.get(address).version)
            let fields = [
                ("versi", version), ("acara.acara", "Rapat RW"), ("alasan", "Batal"), ("persetujuan", "lisan"),
            ]
            let refused = try await desk.post(address, fields + [("terjadi", "10-3-2026 10.01")])
            #expect(refused.status == 422, "\(page)")
            #expect(refused.text.contains("id=\"f-terjadi-galat\""), "\(page)")
            #expect(refused.words.contains(page == "cabut" ? "Batal" : "value=\"Rapat RW\""), "\(page)")
            #expect(try await desk.post(address, fields + [("terjadi", "10-3-2026 09.30")]).status == 303, "\(page)")
        }
        let after = try await desk.get("/meja/aren/\(id)")
        #expect(after.words.contains("Selasa 10 Maret, 09.30"))
        #expect(after.words.contains("Dicatat Selasa 10 Maret, 10.00"))
    }

    @Test func whatCameInTimeIsEnteredAfterTheClockTookTheStep() async throws {
        let regency = try await CounterSOP.village()
        let first = try await regency.site.browser(as: "operator")
        let id = try await first.fileAtCounter()
        try await first.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP buram")])
        let address = "/meja/aren/\(id)/terlambat/lengkapi/1"
        #expect(try await first.get(address).status == 404)
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-16")!, TimeOfDay("09:00")!, .wib))
        try await regency.work()

        let desk = try await regency.site.browser(as: "operator")
        #expect(try await desk.get("/meja/aren/\(id)").links.contains(address))
        let page = try await desk.get(address)
        #expect(page.words.contains("Catat yang datang sebelum waktunya habis"))
        #expect(page.words.contains("Kamis 12 Maret, 16.00"))
        let refused = try await desk.post(address, [("terjadi", "13-3-2026 08.00")])
        #expect(refused.status == 422)
        #expect(refused.words.contains("Isi waktu sampai Kamis 12 Mar 2026 16.00"))
        #expect(refused.words.contains("value=\"13-3-2026 08.00\""))
        let fields = [("terjadi", "12-3-2026 15.00"), ("catatan", "KTP dibawa anaknya")]
        #expect(try await desk.post(address, fields).location == "/meja/aren/\(id)")
        let twice = try await desk.post(address, fields)
        #expect(twice.status == 409)
        #expect(twice.words.contains("Yang terlambat dicatat untuk “Melengkapi izin” sudah ada di riwayat"))
        let after = try await desk.get("/meja/aren/\(id)")
        #expect(after.words.contains("KTP dibawa anaknya"))
        #expect(after.words.contains("Terlambat dicatat: Melengkapi izin"))
        #expect(after.words.contains("Dicatat Senin 16 Maret, 09.00"))
        #expect(!after.links.contains(address))

        // A new case may begin from it, at the counter.
        #expect(after.links.contains("\(address)/ajukan"))
        #expect(try await desk.get("\(address)/ajukan").words.contains("Ajukan Layanan izin untuk pemohon"))
        #expect(try await desk.post("\(address)/ajukan", [("kanal", "daring")]).status == 422)
        let begun = try await desk.post("\(address)/ajukan", [("kanal", "surat"), ("terjadi", "")])
        #expect(begun.location.hasPrefix("/meja/aren/ajukan/"))
        #expect(try await desk.get(begun.location).text.contains("value=\"Rapat RT\""))
    }

    /// What came with a late act stands in the history with its outcome, and its file opens from there.
    @Test func whatCameLateIsReadInTheHistory() async throws {
        let regency = try await CounterSOP.village()
        let first = try await regency.site.browser(as: "operator")
        let id = try await first.fileAtCounter()
        try await first.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP buram")])
        let version = try #require(try await first.get("/meja/aren/\(id)?tugas=lengkapi").version)
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-16")!, TimeOfDay("09:00")!, .wib))

        let desk = try await regency.site.browser(as: "operator")
        let sent = try await desk.upload(
            "/meja/aren/\(id)/tugas/lengkapi/1",
            [
                ("versi", version), ("terjadi", "12-3-2026 15.00"), ("catatan", "Lewat pos"), ("asli.ktp", "ya"),
                ("persetujuan", "tertulis"),
            ],
            files: [.pdf("surat")])
        #expect(sent.status == 303, "\(sent.words)")
        let page = try await desk.get("/meja/aren/\(id)")
        #expect(page.words.contains("Terlambat dicatat: Melengkapi izin"))
        #expect(page.words.contains("Lewat pos") && page.words.contains("Surat RT: surat.pdf"))
        let file = try #require(page.links.first { $0.hasPrefix("/meja/aren/\(id)/berkas/") })
        #expect(try await desk.get(file).status == 200)
    }
}
