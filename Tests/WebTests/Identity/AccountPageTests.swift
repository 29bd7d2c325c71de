import Forms
import Services
import Testing

/// Invitation, reset, one's own account.
@Suite struct AccountPageTests {
    private let new = "sapi menari di sawah"

    @Test func anInvitationMakesTheFirstPassword() async throws {
        let regency = try await Regency()
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Rina Contoh", username: "rina",
                roles: [NewRole("kasi-egov", from: regency.clock.now.date(in: .wib))]),
            to: regency.kominfo.id, by: regency.admin)
        #expect(invited.link.hasPrefix("http://127.0.0.1:\(regency.site.port)/undangan/"))
        let path = "/undangan/\(invited.link.lastPart)"
        let browser = regency.site.browser()
        #expect(try await browser.get(path).words.contains("Selamat datang, Rina Contoh"))
        let unequal = try await browser.post(path, [("sandi", new), ("ulangi", "lain")])
        #expect(unequal.status == 422)
        #expect(unequal.text.contains("id=\"f-ulangi-galat\""))
        let short = try await browser.post(path, [("sandi", "abc"), ("ulangi", "abc")])
        #expect(short.status == 422)
        #expect(short.words.contains("Kata sandi berisi 3 karakter, sedikitnya 10"))
        let done = try await browser.post(path, [("sandi", new), ("ulangi", new)])
        #expect(done.location == "/meja")
        #expect(try await browser.get("/meja").status == 200)
        #expect(try await regency.site.browser().get(path).status == 410)
    }

    /// Whose address was missing or wrong at the invitation puts it right themselves; the old one is told, and what was mailed
    /// there opens nothing any more.
    @Test func anOfficerChangesTheirOwnAddress() async throws {
        let regency = try await Regency()
        let (site, page) = (regency.site, "/akun/email/ganti")
        let kadis = try await site.browser(as: "kadis")
        #expect(try await kadis.get("/akun").links.contains(page))
        try await kadis.get(page)
        #expect(try await kadis.post(page, [("surel", "baru@contoh.id"), ("sandi", "salah sekali")]).status == 422)
        for typed in ["", "baru", "kadis@kominfo.contoh", "ayu@contoh.id"] {
            let refused = try await kadis.post(page, [("surel", typed), ("sandi", Site.password)])
            #expect(refused.status == 422, "\(typed)")
        }
        #expect(try await site.mails().isEmpty)
        // A code that the address got for anything else is none of this.
        let other = try await VerifyContact(regency.environment)(
            "baru@contoh.id", from: Founding.visitor(regency.environment))
        #expect(!other.isEmpty)
        let foreign = try #require(try await site.mails().first).code
        #expect(
            try await kadis.post("\(page)/pastikan", [("surel", "baru@contoh.id"), ("kode", foreign)]).status == 422)
        regency.clock.turn(seconds: 120)

        let asked = try await kadis.post(page, [("surel", "Baru@contoh.id"), ("sandi", Site.password)])
        #expect(asked.status == 200 && asked.words.contains("Kode sudah dikirim"))
        let mails = try await site.mails()
        #expect(mails.map(\.to) == ["baru@contoh.id"])
        let code = try #require(mails.first).code
        // Asked for once more at once, the code that was just sent stays good; and whoever lost the page comes back to it.
        let hasty = try await kadis.post(page, [("surel", "baru@contoh.id"), ("sandi", Site.password)])
        #expect(hasty.status == 422 && hasty.words.contains("Tunggu satu menit"))
        #expect(try await kadis.get(page).links.contains("\(page)?kode=terkirim"))
        #expect(try await kadis.get("\(page)?kode=terkirim").text.contains("\(page)/pastikan"))
        #expect(
            try await kadis.post("\(page)/pastikan", [("surel", "lain@contoh.id"), ("kode", code)]).status == 422)
        #expect(try await kadis.get("/akun").words.contains("kadis@kominfo.contoh"), "nothing is changed yet")
        let done = try await kadis.post("\(page)/pastikan", [("surel", "baru@contoh.id"), ("kode", code)])
        #expect(done.location == "/akun")
        let account = try await kadis.get("/akun")
        #expect(account.words.contains("baru@contoh.id") && !account.links.contains("/akun/email"), "it is proven")
        #expect(try await site.mails().map(\.to) == ["kadis@kominfo.contoh"])
        // They log in by it, and a link for a new password goes there.
        let fields = [("pengenal", "baru@contoh.id"), ("sandi", Site.password)]
        let fresh = site.browser()
        try await fresh.get("/masuk")
        #expect(try await fresh.post("/masuk", fields).status == 303)
        let old = site.browser()
        try await old.get("/masuk")
        #expect(try await old.post("/masuk", [("pengenal", "kadis@kominfo.contoh"), fields[1]]).status == 422)
        let forgetful = site.browser()
        try await forgetful.get("/sandi/lupa")
        try await forgetful.post("/sandi/lupa", [("pengenal", "kadis")])
        #expect(try await site.mails().map(\.to) == ["baru@contoh.id"])
        let ayu = try await site.browser(as: "ayu")
        #expect(try await ayu.get("/kelola/kominfo/catatan").words.contains("Email sendiri diganti"))
    }

    @Test func aForgottenPasswordIsReplacedByLink() async throws {
        let regency = try await Regency()
        let working = try await regency.site.browser(as: "kadis")
        // Links go to an address that its owner has proven.
        #expect(try await working.get("/akun").links.contains("/akun/email"))
        try await working.get("/akun/email")
        #expect(try await working.post("/akun/email", [("sandi", "salah sekali")]).status == 422)
        #expect(
            try await working.post("/akun/email", [("sandi", Site.password)]).location == "/akun/email?kode=terkirim")
        let code = try #require(try await regency.site.mails().first?.text.firstMatch(of: /Kode Anda: (\d{6})/))
        try await working.get("/akun/email?kode=terkirim")
        #expect(try await working.post("/akun/email/pastikan", [("kode", "1")]).status == 422)
        let proven = try await working.post("/akun/email/pastikan", [("kode", String(code.output.1))])
        #expect(proven.location == "/akun")
        #expect(try await !working.get("/akun").links.contains("/akun/email"))
        let browser = regency.site.browser()
        let asked = try await browser.post("/sandi/lupa", [("pengenal", "kadis")])
        let unknown = try await browser.post("/sandi/lupa", [("pengenal", "tidak-ada")])
        #expect(asked.status == 200)
        #expect(asked.words == unknown.words)
        let mails = try await regency.site.mails()
        #expect(mails.count == 1)
        let path = try #require(mails.first?.path)
        #expect(try await browser.get(path).status == 200)
        let short = try await browser.post(path, [("sandi", "abc"), ("ulangi", "abc")])
        #expect(short.status == 422)
        let done = try await browser.post(path, [("sandi", new), ("ulangi", new)])
        #expect(done.location == "/masuk")
        // Whoever was signed in with the old password is not any more.
        #expect(try await working.get("/akun").status == 303)
        #expect(try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)]).status == 422)
        #expect(try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", new)]).status == 303)
        #expect(try await regency.site.browser().get(path).status == 410)
    }

    @Test func onesOwnPasswordAndSessions() async throws {
        let site = try await Regency().site
        let here = try await site.browser(as: "kadis")
        let there = try await site.browser(as: "kadis")
        let page = try await here.get("/akun")
        #expect(page.words.contains("Kepala Dinas, Dinas Kominfo Contoh"))
        let sessions = page.links.filter { $0.hasPrefix("/akun/sesi/") }
        #expect(sessions.count == 2, "\(page.links)")
        for session in sessions { #expect(try await here.post(session).status == 303) }
        #expect(try await there.get("/akun").status == 303)

        let wrong = try await here.post("/akun/sandi", [("sandi-lama", "salah"), ("sandi", new), ("ulangi", new)])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("id=\"f-sandi-lama-galat\""))
        let third = try await site.browser(as: "kadis")
        let done = try await here.post(
            "/akun/sandi", [("sandi-lama", Site.password), ("sandi", new), ("ulangi", new)])
        #expect(done.location == "/akun")
        #expect(try await here.get("/akun").words.contains("Kata sandi sudah diganti"))
        #expect(try await third.get("/akun").status == 303)
    }

    @Test func nobodyEndsTheSessionOfAnother() async throws {
        let site = try await Regency().site
        let kadis = try await site.browser(as: "kadis")
        let second = try await site.browser(as: "kadis")
        let session = try #require(try await kadis.get("/akun").links.first { $0.hasPrefix("/akun/sesi/") })
        let kabid = try await site.browser(as: "kabid")
        _ = try await kabid.get("/akun")
        try await kabid.post(session)
        #expect(try await kadis.get("/akun").status == 200)
        #expect(try await second.get("/akun").status == 200)
    }

    @Test func aLinkLeadsBackToOnesCases() async throws {
        let regency = try await Regency()
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let code = try #require(try await regency.site.mails().first?.code)
        try await browser.post(asked.location, [("kode", code)])
        try await browser.post("\(draft)/periksa")
        _ = try await regency.site.mails()

        let phone = regency.site.browser()
        let requested = try await phone.post("/k/kominfo/permohonan-saya", [("email", "siti@aren.contoh")])
        let unknown = try await phone.post("/k/kominfo/permohonan-saya", [("email", "lain@aren.contoh")])
        #expect(requested.words == unknown.words)
        let mails = try await regency.site.mails()
        #expect(mails.map(\.to) == ["siti@aren.contoh"])
        let path = try #require(mails.first?.path)
        #expect(try await phone.get(path).status == 200)
        #expect(try await phone.post(path).location == "/k/kominfo/permohonan")
        let mine = try await phone.get("/k/kominfo/permohonan")
        #expect(mine.words.contains("Pendaftaran email dan domain"))
        // A contact has no account, and no desk.
        #expect(try await phone.get("/k/kominfo/akun").status == 404)
        #expect(try await phone.get("/meja").status != 200)
        // The session is that office's.
        #expect(try await phone.get("/k/aren/permohonan").status == 303)
    }

    /// Too many wrong passwords at one's own account: a page that says how long to wait, and not a fault of ours.
    @Test func guessingAtAnUnlockedScreenIsShutForAWhile() async throws {
        let browser = try await Regency().site.browser(as: "kadis")
        try await browser.get("/akun")
        let fields = [("sandi-lama", "salah sekali"), ("sandi", new), ("ulangi", new)]
        var answer = try await browser.post("/akun/sandi", fields)
        for _ in 0..<20 where answer.status == 422 { answer = try await browser.post("/akun/sandi", fields) }
        #expect(answer.status == 429)
        #expect(answer.words.contains("Terlalu banyak percobaan"))
        #expect(answer["retry-after"].flatMap(Int.init) ?? 0 > 0)
        #expect(answer.links.contains("/akun"))
        #expect(!answer.text.contains("salah sekali"))
    }
}
