import Testing

/// The one door for officers and applicants.
@Suite struct LogInPageTests {
    @Test func theAnswerTellsNothingOfAccounts() async throws {
        let site = try await Regency().site
        var pages: [String] = []
        for name in ["kadis", "tidak-ada"] {
            let answer = try await site.browser().post("/masuk", [("pengenal", name), ("sandi", "salah sekali")])
            #expect(answer.status == 422)
            #expect(answer.words.contains("Nama pengguna atau kata sandi tidak cocok"))
            #expect(answer.words.contains("value=\"\(name)\""))
            #expect(!answer.words.contains("salah sekali"))
            pages.append(answer.words.replacing(name, with: "").replacing(try #require(answer.token), with: ""))
        }
        #expect(pages[0] == pages[1])
    }

    @Test func whatIsMissingIsAskedForByName() async throws {
        let browser = try await Regency().site.browser()
        let answer = try await browser.post("/masuk", [("pengenal", ""), ("sandi", "")])
        #expect(answer.status == 422)
        #expect(answer.text.contains("<a href=\"#f-pengenal\">Isi nama pengguna atau email</a>"))
        #expect(answer.text.contains("<a href=\"#f-sandi\">Isi kata sandi</a>"))
        let half = try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", "")])
        #expect(!half.words.contains("tidak cocok") && half.words.contains("value=\"kadis\""))
    }

    @Test func whoComesFromAPageGoesBackToIt() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let sent = try await browser.get("/meja/kominfo/permohonan?keadaan=selesai")
        #expect(sent.status == 303)
        let door = try await browser.get(sent.location)
        let next = try #require(door.value(after: "name=lanjut value=\""))
        #expect(next == "/meja/kominfo/permohonan?keadaan=selesai")
        let answer = try await browser.post(
            "/masuk", [("pengenal", "kadis"), ("sandi", Site.password), ("lanjut", next)])
        #expect(answer.location == next)
    }

    @Test(arguments: [
        "https://jahat.example/", "//jahat.example", "/\\jahat.example", "\\\\jahat.example", "javascript:alert(1)",
        "/\tjahat", "/\r\nSet-Cookie: a=b", "meja", "", "///jahat.example", "https:jahat.example",
        "https:/jahat.example",
        " //jahat.example", "\t//jahat.example", "/\n/jahat.example", "/\u{7F}/jahat.example",
        "/\u{85}/jahat.example", "//jahat%2Eexample", "%2F%2Fjahat.example", "/\\/jahat.example", "data:text/html,x",
        "//127.0.0.1:1@jahat.example", "\u{2F}\u{2F}jahat.example", "／／jahat.example", "/／jahat.example",
    ])
    func nobodyIsSentElsewhere(target: String) async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let door = try await browser.get("/masuk?lanjut=\(Browser.encoded(target))")
        #expect(!door.text.contains("name=lanjut"))
        let answer = try await browser.post(
            "/masuk", [("pengenal", "kadis"), ("sandi", Site.password), ("lanjut", target)])
        #expect(answer.status == 303)
        #expect(answer.location == "/meja")
    }

    @Test func officersWorkOnTheRegencyHost() async throws {
        let site = try await Regency().site
        let village = site.browser(host: "bambu.contoh.id")
        let answer = try await village.post("/masuk", [("pengenal", "asing"), ("sandi", Site.password)])
        #expect(answer.status == 422)
        #expect(answer.words.contains("Petugas masuk lewat alamat kabupaten: http://127.0.0.1:\(site.port)/masuk"))
        #expect(village.cookies["__Host-sesi"] == nil)
        // A session of one host is none on another.
        let officer = try await site.browser(as: "asing")
        village.set("__Host-sesi", officer.cookies["__Host-sesi"])
        #expect(try await village.get("/akun").status == 303)
    }

    @Test func tooManyFailuresShutTheAccountForOthersOnly() async throws {
        let site = try await Regency().site
        let owner = try await site.browser(as: "kadis")
        _ = try await owner.get("/akun")
        try await owner.post("/keluar")
        let stranger = site.browser()
        for _ in 0..<5 {
            let answer = try await stranger.post("/masuk", [("pengenal", "kadis"), ("sandi", "salah")])
            #expect(answer.status == 422)
        }
        let shut = try await stranger.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)])
        #expect(shut.status == 429)
        #expect(try #require(shut["retry-after"].flatMap(Int.init)) > 0)
        #expect(shut.words.contains("Terlalu banyak percobaan"))
        let known = try await owner.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)])
        #expect(known.status == 303)
    }

    @Test func loggingOutEndsTheSession() async throws {
        let site = try await Regency().site
        let browser = try await site.browser(as: "kadis")
        let token = try #require(browser.cookies["__Host-sesi"])
        _ = try await browser.get("/akun")
        let answer = try await browser.post("/keluar")
        #expect(answer.location == "/")
        #expect(browser.cookies["__Host-sesi"] == nil)
        #expect(try await browser.get("/").words.contains("Anda sudah keluar."))
        #expect(try await !browser.get("/").words.contains("Anda sudah keluar."))
        browser.set("__Host-sesi", token)
        #expect(try await browser.get("/akun").status == 303)
    }
}
