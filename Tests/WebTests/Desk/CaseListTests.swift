import Testing

/// The list of an office's cases: what waits, with whom, until when.
@Suite struct CaseListTests {
    private func returned(_ regency: Regency) async throws -> String {
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        return id
    }

    @Test func aStandingClockCountsNothingDown() async throws {
        let regency = try await Regency()
        let id = try await returned(regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let list = try await kadis.get("/meja/kominfo/permohonan?keadaan=menunggu")
        #expect(list.links.contains("/meja/kominfo/\(id)"))
        for text in ["Menunggu pemohon 1", "Memperbaiki permohonan · Pemohon", "Waktu berhenti", "Sen 2 Mar 09.00"] {
            #expect(list.words.contains(text), "\(text)")
        }
        #expect(!list.words.contains("hari lagi"))
        // Long after the date that it would have had, nobody is late: the applicant has it.
        regency.clock.turn(days: 30)
        let fresh = try await regency.site.browser(as: "kadis")
        #expect(try await fresh.get("/meja/kominfo/permohonan").words.contains("Lewat batas 0"))
        let page = try await fresh.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Waktu berhenti"))
        #expect(!page.words.contains("Terlambat"))
    }

    @Test func theMostUrgentComesFirstAndNamesItsHolder() async throws {
        let regency = try await Regency()
        let first = try await regency.apply()
        regency.clock.turn(days: 2)
        _ = try await returned(regency)
        let later = try await regency.apply()
        let list = try await regency.site.browser(as: "kadis").get("/meja/kominfo/permohonan")
        let order = list.links.filter {
            $0.hasPrefix("/meja/kominfo/") && !$0.contains("keadaan") && $0.lastPart.count == 26
        }.map(
            \.lastPart)
        #expect(order.prefix(2) == [first, later])
        #expect(order.count == 3)
        #expect(list.words.contains("Memerintahkan pemeriksaan kelengkapan berkas · Kepala Dinas"))
        #expect(list.words.contains("Menunggu pemohon 1"))
        #expect(list.words.contains("Lewat batas 0"))
    }

    @Test func anApplicationWithinAnApplicationIsNamed() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        try await regency.site.browser(as: "kasi").complete("tugaskan", of: id)
        try await regency.site.browser(as: "teknis").complete("pandu", of: id)
        try await regency.work()
        let list = try await regency.site.browser(as: "kadis").get("/meja/kominfo/permohonan")
        #expect(list.words.contains("Mendaftarkan akun aplikasi · Pemohon"))
        #expect(!list.words.contains("Sedang diproses"))
    }

    @Test func whatIsOverSaysWhenItEnded() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        regency.clock.turn(days: 2)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tolak"), ("alasan", "Bukan perangkat daerah")])
        let kadis = try await regency.site.browser(as: "kadis")
        let list = try await kadis.get("/meja/kominfo/permohonan?keadaan=selesai")
        #expect(list.words.contains("<th scope=col>Selesai</th>"))
        #expect(list.words.contains("4 Mar 2026"))
        let page = try await kadis.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Rabu 4 Maret, 09.00</time><small>8 hari kalender sebelum batas"))
        #expect(!page.words.contains("Tanpa batas waktu"))
    }

    @Test func whoHasNoPartIsToldSo() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        try await regency.officer("bantuan", ["helpdesk"], in: regency.kominfo)
        let desk = try await regency.site.browser(as: "bantuan")
        for path in ["/meja", "/meja/kominfo/permohonan"] {
            let page = try await desk.get(path)
            #expect(page.words.contains("Anda belum mendapat tugas pada SOP mana pun"), "\(path)")
            #expect(!page.links.contains("/meja/kominfo/loket"), "\(path)")
        }
        #expect(try await !desk.get("/meja/kominfo/permohonan").words.contains("Belum ada permohonan"))
        let technician = try await regency.site.browser(as: "teknis")
        #expect(try await technician.get("/meja/kominfo/permohonan").links.contains("/meja/kominfo/loket"))
        #expect(try await technician.get("/meja").links.contains("/meja/kominfo/loket"))
    }
}
