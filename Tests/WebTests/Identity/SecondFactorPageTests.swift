import Forms
import Services
import Store
import Testing

/// Setting up and using a second factor by pages.
@Suite struct SecondFactorPageTests {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    /// What a telephone shows for a key as it stands on the page.
    private func code(_ key: String, _ now: Instant) -> String {
        var (bytes, held, bits): ([UInt8], Int, Int) = ([], 0, 0)
        for character in key where character != " " {
            (held, bits) = ((held << 5 | Self.alphabet.firstIndex(of: character)!) & 0xFFFF, bits + 5)
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            }
        }
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: (now.seconds / 30) >> (56 - 8 * Int64($0))) }
        let digest = HMAC.sha1(counter, key: bytes)
        let offset = Int(digest[19] & 15)
        let number = digest[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Sets it up at `/akun`, and returns the key.
    private func setUp(_ browser: Browser, _ regency: Regency) async throws -> String {
        try await browser.get("/akun/kode-masuk")
        #expect(try await browser.post("/akun/kode-masuk", [("sandi", "salah sekali")]).status == 422)
        #expect(try await browser.post("/akun/kode-masuk", [("sandi", Site.password)]).location == "/akun/kode-masuk")
        let page = try await browser.get("/akun/kode-masuk")
        let start = try #require(page.words.firstRange(of: "<dt>Kunci</dt><dd>")).upperBound
        let key = String(page.words[start...].prefix { $0 != "<" })
        #expect(page.text.contains("<svg width=220") && page.links.contains { $0.hasPrefix("otpauth://totp/") })
        let wrong = try await browser.post("/akun/kode-masuk/pastikan", [("kode", "000000")])
        #expect(wrong.status == 422 && wrong.words.contains("Kode tidak cocok"))
        let before = browser.cookies
        let done = try await browser.post("/akun/kode-masuk/pastikan", [("kode", code(key, regency.clock.now))])
        #expect(done.status == 200 && done.words.contains("Kode ini hanya tampil sekali"))
        // A copy of the cookie of before opens nothing.
        let copy = regency.site.browser()
        for (name, value) in before { copy.set(name, value) }
        #expect(try await copy.get("/akun").location.hasPrefix("/masuk"))
        // Pressed twice, or sent again.
        let twice = try await browser.post("/akun/kode-masuk/pastikan", [("kode", code(key, regency.clock.now))])
        #expect(twice.location == "/akun/kode-masuk")
        #expect(try await browser.get("/akun/kode-masuk").words.contains("Kode masuk sudah aktif"))
        let after = try await browser.get("/akun/kode-masuk")
        #expect(after.words.contains("Kode cadangan yang tersisa: 8") && !after.words.contains(key))
        return key
    }

    @Test func theCodeIsAskedForAfterThePassword() async throws {
        let regency = try await Regency()
        let key = try await setUp(try await regency.site.browser(as: "kadis"), regency)
        regency.clock.turn(seconds: 30)
        let browser = regency.site.browser()
        try await browser.get("/masuk?lanjut=/akun")
        let asked = try await browser.post(
            "/masuk", [("pengenal", "kadis"), ("sandi", Site.password), ("lanjut", "/akun")])
        #expect(asked.status == 200 && asked.words.contains("Kode masuk"))
        #expect(try await browser.get("/meja").status == 303)
        let token = try #require(asked.value(after: "name=kunci-masuk value=\""))
        let wrong = try await browser.post(
            "/masuk/kode", [("kunci-masuk", token), ("kode", "000000"), ("lanjut", "/akun")])
        #expect(wrong.status == 422 && wrong.words.contains("Kode tidak cocok"))
        let right = code(key, regency.clock.now)
        let entered = try await browser.post(
            "/masuk/kode", [("kunci-masuk", token), ("kode", right), ("lanjut", "/akun")])
        #expect(entered.location == "/akun")
        #expect(try await browser.get("/akun").words.contains("Aktif sejak"))
        // A token that is over leads back to the password.
        #expect(try await regency.site.browser().post("/masuk/kode", [("kunci-masuk", token)]).location == "/masuk")
    }

    @Test func recoveryCodesAreMadeAnewAndTyped() async throws {
        let regency = try await Regency()
        let browser = try await regency.site.browser(as: "kadis")
        let key = try await setUp(browser, regency)
        regency.clock.turn(seconds: 30)
        let page = try await browser.get("/akun/kode-masuk")
        #expect(page.words.contains("satu kode cadangan") && !page.text.contains("inputmode"))
        let wrong = try await browser.post(
            "/akun/kode-masuk/cadangan", [("sandi", Site.password), ("kode", "000000")])
        #expect(wrong.status == 422 && wrong.words.contains("Kode tidak cocok"))
        let made = try await browser.post(
            "/akun/kode-masuk/cadangan", [("sandi", Site.password), ("kode", code(key, regency.clock.now))])
        #expect(made.status == 200 && made.words.contains("Kode cadangan baru"))
        let start = try #require(made.words.firstRange(of: "<li class=nb>")).upperBound
        let paper = String(made.words[start...].prefix { $0 != "<" })
        let next = regency.site.browser()
        try await next.get("/masuk")
        let asked = try await next.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)])
        #expect(!asked.text.contains("inputmode") && asked.words.contains("satu kode cadangan"))
        let token = try #require(asked.value(after: "name=kunci-masuk value=\""))
        #expect(try await next.post("/masuk/kode", [("kunci-masuk", token), ("kode", paper)]).location == "/meja")
    }

    @Test func anOfficeThatAsksForItOpensNoDeskBefore() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let kadis = try await regency.site.browser(as: "kadis")
        try await ayu.get("/kelola/kominfo/kode-masuk")
        #expect(try await ayu.post("/kelola/kominfo/kode-masuk", [("wajib", "kepala")]).status == 422)
        #expect(
            try await ayu.post("/kelola/kominfo/kode-masuk", [("wajib", "kepala"), ("sandi", Site.password)]).status
                == 303)
        #expect(try await kadis.get("/meja").location == "/akun/kode-masuk")
        #expect(try await kadis.get("/meja/kominfo/permohonan").location == "/akun/kode-masuk")
        #expect(try await kadis.get("/akun/kode-masuk").words.contains("Kantor Anda mewajibkan kode masuk"))
        #expect(try await regency.site.browser(as: "kabid").get("/meja").status == 200)
        _ = try await setUp(kadis, regency)
        #expect(try await kadis.get("/meja").status == 200)

        // Telephone and paper are gone.
        let list = try await ayu.get("/kelola/kominfo/petugas").words.split(separator: "<tr>")
        let row = try #require(list.first { $0.contains("<small>kadis</small>") })
        let page = String(row[try #require(row.firstRange(of: "href=\"")).upperBound...].prefix { $0 != "\"" })
        #expect(try await ayu.get(page).links.contains("\(page)/kode-masuk"))
        #expect(try await ayu.post("\(page)/kode-masuk", [("sandi", Site.password)]).location == page)
        #expect(try await kadis.get("/meja").location.hasPrefix("/masuk"))
        let again = try await regency.site.browser(as: "kadis")
        #expect(try await again.get("/meja").location == "/akun/kode-masuk")
    }
}
