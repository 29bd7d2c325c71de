import Forms
import Services
import Testing

/// A role for somebody whom another office looks after, by pages alone.
@Suite struct RoleOfferPagesTests {
    private let form = "/kelola/aren/peran"
    private let list = "/kelola/aren/petugas"

    private func offer(to username: String, _ browser: Browser, _ regency: Regency) async throws -> Answer {
        try await browser.get(form)
        return try await browser.post(
            form,
            [
                ("petugas", username), ("peran", "operator"), ("cara", "definitif"),
                ("mulai", "\(regency.clock.now.date(in: .wib))"), ("sampai", ""),
            ])
    }

    @Test func itIsOfferedAnsweredAndTakenBack() async throws {
        let regency = try await Regency()
        try await regency.officer("kaur", ["admin"], in: regency.villageA)
        let village = try await regency.site.browser(as: "kaur")
        #expect(try await village.get(form).words.contains("ditawari lebih dahulu"))
        // A name that nobody has looks the same.
        for name in ["kadis", "tidak-ada"] {
            #expect(try await offer(to: name, village, regency).location == list)
            let page = try await village.get(list)
            #expect(page.words.contains("Peran sudah ditawarkan kepada “\(name)”") && page.words.contains("<b>\(name)"))
            #expect(try await offer(to: name, village, regency).status == 422)
        }
        let mistyped = try await offer(to: "kadis@kominfo.contoh", village, regency)
        #expect(mistyped.status == 422 && mistyped.words.contains("kadis@kominfo.contoh"), "what was typed stays")

        let kadis = try await regency.site.browser(as: "kadis")
        let own = try await kadis.get("/akun")
        #expect(own.words.contains("Peran yang ditawarkan") && own.words.contains("Operator Desa di Desa Aren"))
        let refuse = try #require(own.links.first { $0.hasSuffix("/tolak") })
        #expect(try await village.post(refuse).status == 404, "nobody answers for somebody else")
        for tap in 1...2 {
            #expect(try await kadis.post(refuse).location == "/akun", "tap \(tap)")
            #expect(try await kadis.get("/akun").words.contains("Peran sudah Anda tolak"), "tap \(tap)")
        }
        #expect(try await !kadis.get("/akun").words.contains("Peran yang ditawarkan"))

        // The other one is taken back, which asks first.
        let takeBack = try #require(try await village.get(list).links.first { $0.hasSuffix("/tarik") })
        let asked = try await village.get(takeBack)
        #expect(asked.words.contains("Tarik tawaran peran?") && asked.words.contains("tidak-ada"))
        #expect(try await village.post(takeBack).location == list)
        let after = try await village.get(list)
        #expect(!after.words.contains("Peran yang ditawarkan"))
        let acts = try await village.get("/kelola/aren/catatan")
        for told in ["Peran ditawarkan", "Tawaran peran ditolak", "Tawaran peran ditarik"] {
            #expect(acts.words.contains(told), "\(told)")
        }
    }

    @Test func whoAcceptsServesThere() async throws {
        let regency = try await Regency()
        try await regency.officer("kaur", ["admin"], in: regency.villageA)
        let village = try await regency.site.browser(as: "kaur")
        _ = try await offer(to: "kadis", village, regency)
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja/aren/permohonan").status == 404)
        let accept = try #require(try await kadis.get("/akun").links.first { $0.hasSuffix("/terima") })
        #expect(try await kadis.post(accept).location == "/akun")
        #expect(try await kadis.post(accept).location == "/akun", "a second tap")
        let account = try await kadis.get("/akun")
        #expect(account.words.contains("Operator Desa, Desa Aren") && account.words.contains("Peran sudah Anda terima"))
        #expect(try await kadis.get("/meja/aren/permohonan").status == 200)
        #expect(try await village.get(list).words.contains("<small>kadis</small>"))
    }
}
