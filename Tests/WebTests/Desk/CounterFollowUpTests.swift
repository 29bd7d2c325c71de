import Forms
import Services
import Testing

/// A follow-up begun at the counter for whoever applied (`lanjutan`).
@Suite struct CounterFollowUpTests {
    @Test func theCounterBeginsAnObjection() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter()
        let address = "/meja/aren/\(id)/lanjutan/keberatan"
        #expect(try await desk.get(address).status == 404)
        try await desk.doAtVillage("periksa", of: id, [("hasil", "ya")])
        let head = try await regency.site.browser(as: "kades")
        try await head.doAtVillage("setujui", of: id, [("hasil", "tidak"), ("alasan", "Bentrok")])

        #expect(try await desk.get("/meja/aren/\(id)").links.contains(address))
        #expect(try await !head.get("/meja/aren/\(id)").links.contains(address))
        #expect(try await head.get(address).status == 404)
        let page = try await desk.get(address)
        #expect(page.words.contains("Ajukan Layanan keberatan untuk pemohon"))
        #expect(page.words.contains("Budi Contoh"))
        let refused = try await desk.post(address, [("kanal", "surat"), ("terjadi", "11-3-2026 10.00")])
        #expect(refused.status == 422)
        #expect(refused.words.contains("value=\"11-3-2026 10.00\""))
        #expect(try await desk.post(address, [("kanal", "daring")]).status == 422)
        let begun = try await desk.post(address, [("kanal", "surat"), ("terjadi", "")])
        #expect(begun.location.hasPrefix("/meja/aren/ajukan/"))
        #expect(try await desk.get(begun.location).text.contains("value=\"Rapat RT\""))

        // News goes where the first case's goes: nobody is asked again.
        let draft = String(begun.location.dropLast(2))
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.words.contains("Pemohon, seperti pada permohonan 2026-00001"))
        #expect(!check.text.contains("name=\"kabar\""))
        _ = try await regency.site.mails()
        #expect(try await desk.post("\(draft)/periksa", [("persetujuan", "lisan")]).location == "\(draft)/terkirim")
        #expect(try await regency.site.mails().contains { $0.to == "budi@contoh.id" })

        // Once its time is over the counter enters what came before, and says when that was.
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-30")!, TimeOfDay("09:00")!, .wib))
        let later = try await regency.site.browser(as: "operator")
        let over = try await later.get(address)
        #expect(over.words.contains("Waktu mengajukannya sudah berakhir"))
        #expect(over.text.contains("name=\"terjadi\"") && over.words.contains("paling lambat"))
        let empty = try await later.post(address, [("kanal", "surat"), ("terjadi", "")])
        #expect(empty.status == 422 && empty.words.contains("Waktu mengajukannya berakhir"))
        #expect(
            try await later.post(address, [("kanal", "surat"), ("terjadi", "17-3-2026 10.00")]).status == 303)
    }
}
