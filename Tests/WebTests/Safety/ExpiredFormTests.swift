import FoundationEssentials
import Testing
import Web

/// A form that comes after its session or its token is over: nothing typed is lost, and nobody else can use that.
@Suite struct ExpiredFormTests {
    private let type = ("Content-Type", "application/x-www-form-urlencoded")

    /// A clerk on the first question of a draft, and the address of it.
    private func atAQuestion(_ regency: Regency) async throws -> (browser: Browser, page: String) {
        let browser = try await regency.site.browser(as: "operator")
        let draft = try await browser.startDraft()
        try await browser.get("\(draft)/1")
        return (browser, "\(draft)/1")
    }

    @Test func afterTheSessionIsOverWhatWasTypedIsThereToCopy() async throws {
        let regency = try await Regency()
        let (browser, page) = try await atAQuestion(regency)
        regency.clock.turn(hours: 13)
        let answer = try await browser.post(page, [("pengelola.nama", "Siti <b>Contoh</b>")])
        #expect(answer.status == 403)
        #expect(answer.words.contains("Sesi Anda sudah berakhir"))
        #expect(
            answer.text.replacing("<wbr>", with: "").contains("<dt>Nama</dt><dd>Siti &lt;b&gt;Contoh&lt;/b&gt;</dd>"))
        // Nothing can be sent from here before somebody has logged in.
        #expect(!answer.text.contains("Kirim lagi"))
        let way = try #require(answer.links.first { $0.contains("/masuk?lanjut=") })
        let next = try #require(try await browser.get(way).value(after: "name=lanjut value=\""))
        #expect(next == page)
        let entered = try await browser.post(
            "\(EmailDomain.root)/masuk", [("lanjut", next), ("pengenal", "operator"), ("sandi", Site.password)])
        #expect(entered.location == page)
        #expect(try await browser.get(page).status == 200)
    }

    /// The same where the address itself is for somebody who is logged in.
    @Test func anOfficersFormIsKeptToo() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let head = try await regency.site.browser(as: "kadis")
        let page = "/meja/kominfo/\(id)?tugas=perintah-periksa"
        let version = try #require(try await head.get(page).version)
        regency.clock.turn(hours: 13)
        let fields = [("versi", version), ("catatan", "Periksa kop suratnya")]
        let act = "/meja/kominfo/\(id)/tugas/perintah-periksa/1"
        let answer = try await head.post(act, fields, headers: [("Referer", "\(head.origin)\(page)")])
        #expect(answer.status == 403)
        #expect(answer.text.contains("<dt>Catatan</dt><dd>Periksa kop suratnya</dd>"))
        #expect(!answer.text.contains("<dt>Versi"))
        #expect(answer.links.contains("/masuk?lanjut=\(Browser.encoded(page))"))
        #expect(answer.links.contains(page))
        // Without that header it is the page above, which is there.
        #expect(try await head.post(act, fields).links.contains("/meja/kominfo/\(id)"))
        let foreign = try await head.post(act, fields, headers: [("Referer", "https://jahat.contoh/meja")])
        #expect(!foreign.text.contains("jahat"))
    }

    @Test func withASessionItCanBeSentAgainByAPress() async throws {
        let regency = try await Regency()
        let (browser, page) = try await atAQuestion(regency)
        let old = try #require(browser.token)
        // Meanwhile, in another tab.
        try await browser.get("/akun")
        _ = try await browser.post("/keluar")
        _ = try await browser.get("/masuk")
        _ = try await browser.post("/masuk", [("pengenal", "operator"), ("sandi", Site.password)])
        let answer = try await browser.postRaw(page, [("csrf", old), ("pengelola.nama", "Siti \"Contoh\"")])
        #expect(answer.status == 403)
        #expect(answer.words.contains("Formulir ini sudah kedaluwarsa"))
        #expect(answer.text.replacing("<wbr>", with: "").contains("<dt>Nama</dt><dd>Siti &quot;Contoh&quot;</dd>"))
        #expect(answer.text.contains("Kirim lagi"))
        #expect(answer.text.contains("action=\"\(page)\""))
        #expect(
            answer.text.contains("<input type=hidden name=\"pengelola.nama\" value=\"Siti &quot;Contoh&quot;\">"))
        // Nothing is sent without the press, and the old token is nowhere.
        #expect(!answer.text.contains(old))
        #expect(try await browser.get(page).text.contains("Siti") == false)
        let forms = answer.text.split(separator: "name=csrf value=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        let again = try await browser.postRaw(
            page, [("csrf", String(try #require(forms.last))), ("pengelola.nama", "Siti \"Contoh\"")])
        #expect(again.status == 303)
        #expect(try await browser.get(page).words.contains("value=\"Siti \"Contoh\"\""))
    }

    /// One press on a page of ours must not do what a stranger's page wanted.
    @Test func onlyAFormOfThisHostMayBeSentAgain() async throws {
        let regency = try await Regency()
        let (browser, page) = try await atAQuestion(regency)
        let body = Array("csrf=palsu&pengelola.nama=Penipu".utf8)
        func post(_ headers: [(String, String)]) async throws -> Answer {
            try await browser.send("POST", page, headers: [type] + headers, body: body)
        }
        for headers in [[("Origin", browser.origin)], [("Sec-Fetch-Site", "same-origin")]] {
            #expect(try await post(headers).text.contains("Kirim lagi"), "\(headers)")
        }
        // A browser that says nothing: what was typed can be copied, no more.
        for headers in [[], [("Sec-Fetch-Site", "none")]] {
            let answer = try await post(headers)
            #expect(answer.status == 403 && answer.text.contains("Penipu"))
            #expect(!answer.text.contains("Kirim lagi"), "\(headers)")
        }
        for headers in [
            [("Origin", "https://jahat.contoh")], [("Origin", "null")], [("Sec-Fetch-Site", "same-site")],
            [("Origin", "http://bambu.contoh.id:\(regency.site.port)")],
        ] {
            let answer = try await post(headers)
            #expect(answer.status == 403)
            #expect(!answer.text.contains("Penipu") && !answer.text.contains("Kirim lagi"), "\(headers)")
        }
    }

    @Test func passwordsCodesAndTokensAreNeverShown() async throws {
        let regency = try await Regency()
        let browser = try await regency.site.browser(as: "kadis")
        try await browser.get("/akun")
        let secrets = [
            ("sandi-lama", "rahasia lama"), ("sandi", "rahasia baru"), ("ulangi", "rahasia baru"), ("kode", "918273"),
        ]
        let stale = try await browser.postRaw("/akun/sandi", [("csrf", "abcdef")] + secrets)
        regency.clock.turn(hours: 13)
        let over = try await browser.post("/akun/sandi", secrets)
        for answer in [stale, over] {
            #expect(answer.status == 403)
            #expect(answer.words.contains("Kata sandi dan kode tidak kami tampilkan"))
            for secret in ["rahasia", "918273", "\"abcdef\""] { #expect(!answer.text.contains(secret)) }
            #expect(!answer.text.contains("Kirim lagi"))
            #expect(answer.links.contains("/akun"))
        }
    }

    @Test func filesAreNamedAndCanBeChosenAgain() async throws {
        let regency = try await Regency()
        let (browser, page) = try await atAQuestion(regency)
        let sixth = page.dropLast() + "6"
        let form = MultipartForm(
            [("csrf", "lama"), ("catatan", "ini")], files: [.pdf("sk", name: "SK <Kades>.pdf")])
        let answer = try await browser.send(
            "POST", String(sixth), headers: [("Content-Type", MultipartForm.contentType), ("Origin", browser.origin)],
            body: form.bytes)
        #expect(answer.status == 403)
        #expect(answer.words.contains("Berkas “SK <Kades>.pdf” tidak dapat kami simpan. Pilih lagi berkas itu."))
        #expect(answer.text.contains("type=file") && answer.text.contains("name=\"berkas.sk\""))
        #expect(answer.text.contains("enctype=\"multipart/form-data\""))
        try await regency.site.expectNoFile()
        // Its token is that of the session: the file that is chosen now is taken.
        #expect(try await browser.upload(String(sixth), files: [.pdf("sk")]).status == 303)
    }

    /// Whatever else keeps a form from its aim: the page gives back what was typed.
    @Test func aFormThatFindsNothingIsGivenBack() async throws {
        let regency = try await Regency()
        let (browser, page) = try await atAQuestion(regency)
        let draft = page.split(separator: "/").first { $0.count > 12 }!
        let gone = page.replacing(String(draft), with: String(repeating: "0", count: draft.count))
        let answer = try await browser.post(gone, [("pengelola.nama", "Siti Contoh"), ("sandi", "rahasia")])
        #expect(answer.status == 404)
        #expect(answer.text.replacing("<wbr>", with: "").contains("<dt>Nama</dt><dd>Siti Contoh</dd>"))
        #expect(!answer.text.contains("rahasia"))
    }

    @Test func aFormThatIsTooLargeGivesBackWhatCameBefore() async throws {
        let regency = try await Regency { $0.largestBody = 200_000 }
        let (browser, page) = try await atAQuestion(regency)
        let form = MultipartForm(
            [("csrf", try #require(browser.token)), ("catatan", "Sudah saya tulis")],
            files: [Upload(field: "berkas.sk", name: "a.pdf", type: "x", bytes: [UInt8](repeating: 65, count: 300_000))]
        )
        // In pieces without a length, so that nothing is known before it comes.
        let head = browser.head(
            "POST", page, [("Content-Type", MultipartForm.contentType), ("Transfer-Encoding", "chunked")], length: nil)
        let size = String(form.bytes.count, radix: 16)
        let chunk = Array("\(size)\r\n".utf8) + form.bytes + Array("\r\n0\r\n\r\n".utf8)
        let answer = try Answer(try await Wire.exchange(head + chunk, port: regency.site.port))
        #expect(answer.status == 413)
        #expect(answer.words.contains("Sudah saya tulis"))
        try await regency.site.expectNoFile()
    }
}
