import Services
import Testing

/// Filing for somebody who stands at the counter.
@Suite struct CounterTests {
    @Test func whoStandsThereIsToldByMail() async throws {
        let regency = try await Regency()
        let desk = try await regency.site.browser(as: "teknis")
        let form = try await desk.get("/meja/kominfo/loket")
        #expect(form.words.contains("value=\"email-domain\""))
        let empty = try await desk.post(
            "/meja/kominfo/loket", [("nama", ""), ("email", "budi(at)contoh"), ("kanal", "daring")])
        #expect(empty.status == 422)
        for field in ["layanan", "nama", "email", "kanal"] {
            #expect(empty.text.contains("id=\"f-\(field)-galat\""), "\(field)")
        }
        #expect(empty.words.contains("value=\"budi(at)contoh\""))
        let started = try await desk.post(
            "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi Contoh"), ("email", "budi@contoh.id"), ("kanal", "telepon")])
        let draft = String(started.location.dropLast(2))
        #expect(draft.hasPrefix("/meja/kominfo/ajukan/"))
        try await desk.fillDraft(draft)
        let check = try await desk.get("\(draft)/periksa")
        #expect(check.status == 200)
        let sent = try await desk.post("\(draft)/periksa")
        #expect(sent.location == "\(draft)/terkirim")
        let receipt = try await desk.get(sent.location)
        #expect(receipt.words.contains("Petugas teknis"))
        let mails = try await regency.site.mails().filter { $0.to == "budi@contoh.id" }
        #expect(mails.contains { $0.text.contains("diajukan petugas loket atas permintaan Anda") })
        #expect(mails.contains { $0.text.contains("Kode lacak") })

        let link = try #require(
            receipt.links.first { $0.hasPrefix("/meja/kominfo/") && !$0.contains("ajukan") && $0.count > 30 })
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get(link).words.contains("Petugas loket mengajukan permohonan"))
    }

    @Test func whoMayNotAssistIsNotOfferedIt() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/loket")
        #expect(page.words.contains("Belum ada layanan untuk loket"))
    }
}
