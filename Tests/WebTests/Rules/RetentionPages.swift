import Forms
import Services
import Testing

/// What the applicant, and the desk, read of papers that are kept for a time only (`simpan`).
@Suite struct RetentionPages {
    private static let until = "disimpan sampai 31 Mei 2026"
    private static let gone = "Dihapus 1 Juni 2026, setelah disimpan 90 hari kalender"

    @Test func thePagesSayUntilWhenAndThenThatItIsGone() async throws {
        let regency = try await Regency()
        let service = try await regency.site.browser().get("/k/kominfo/layanan/email-domain")
        #expect(service.words.contains("Dihapus 90 hari kalender sesudah selesai"))
        var clerk = try await regency.site.browser(as: "operator")
        var kadis = try await regency.site.browser(as: "kadis")
        let id = try await clerk.apply()
        let (own, desk) = ("/k/kominfo/permohonan/\(id)", "/meja/kominfo/\(id)")
        #expect(try await !clerk.get(own).words.contains("disimpan sampai"), "nothing runs before the end")
        let question = try await clerk.get("\(own)/cabut")
        _ = try await clerk.post("\(own)/cabut", [("versi", question.version ?? ""), ("alasan", "Salah unit")])
        let ended = try await clerk.get(own)
        #expect(ended.words.contains(RetentionPages.until))
        let file = try #require(ended.links.first { $0.contains("/berkas/") })
        let card = try #require(try await kadis.get(desk).links.first { $0.contains("berkas=") })
        #expect(try await kadis.get(card).words.contains("pdf"))

        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-06-01")!, TimeOfDay("08:00")!, .wib))
        try await regency.work()
        clerk = try await regency.site.browser(as: "operator")
        kadis = try await regency.site.browser(as: "kadis")
        for page in [try await clerk.get(own), try await kadis.get(desk)] {
            #expect(page.words.contains("Sudah dihapus"))
            #expect(page.words.contains(RetentionPages.gone))
            #expect(page.words.contains("Masa simpan habis, sudah dihapus: KTP pengelola"))
            #expect(!page.words.contains("disimpan sampai"))
        }
        // The other papers of the same case stay.
        #expect(try await clerk.get(own).links.contains(file))
        #expect(try await clerk.get(file).status == 200)
    }

    @Test func anOldLinkToTheFileLeadsNowhere() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let own = "/k/kominfo/permohonan/\(id)"
        let links = try await clerk.get(own).links.filter { $0.contains("/berkas/") }
        let question = try await clerk.get("\(own)/cabut")
        _ = try await clerk.post("\(own)/cabut", [("versi", question.version ?? ""), ("alasan", "Salah unit")])
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-06-01")!, TimeOfDay("08:00")!, .wib))
        try await regency.work()
        let again = try await regency.site.browser(as: "operator")
        var answers: [Int] = []
        for link in links { answers.append(try await again.get(link).status) }
        #expect(answers.sorted() == [200, 200, 404])
    }
}
