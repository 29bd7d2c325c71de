import Testing

/// A form counts only from a page of the same host, in the same session (DESIGN §6).
@Suite struct FormTokenTests {
    /// Whether the browser is still signed in: the form under test would have ended the session.
    private func isSignedIn(_ browser: Browser) async throws -> Bool { try await browser.get("/akun").status == 200 }

    @Test func aFormWithoutItsTokenIsRefused() async throws {
        let site = try await Regency().site
        let browser = try await site.browser(as: "kadis")
        _ = try await browser.get("/akun")
        let other = try await site.browser(as: "kadis")
        let stranger = site.browser()
        _ = try await other.get("/akun")
        _ = try await stranger.get("/masuk")
        let tokens = [
            [], [("csrf", "")], [("csrf", "0123456789abcdef")], [("csrf", try #require(other.token))],
            [("csrf", try #require(stranger.token))],
        ]
        for fields in tokens {
            let answer = try await browser.postRaw("/keluar", fields)
            #expect(answer.status == 403)
            #expect(answer.words.contains("Formulir ini sudah kedaluwarsa"))
        }
        #expect(try await isSignedIn(browser))
        #expect(try await browser.post("/keluar").status == 303)
        #expect(try await !isSignedIn(browser))
    }

    @Test func aFormOfAnotherHostIsRefused() async throws {
        let site = try await Regency().site
        let browser = try await site.browser(as: "kadis")
        _ = try await browser.get("/akun")
        let fields = [("csrf", try #require(browser.token))]
        let type = ("Content-Type", "application/x-www-form-urlencoded")
        let body = Array("csrf=\(fields[0].1)".utf8)
        let foreign: [[(String, String)]] = [
            [("Origin", "https://jahat.example")], [("Origin", "null")], [("Origin", "")],
            // A village's host is a sibling of the same site: no friend.
            [("Origin", "http://bambu.contoh.id:\(site.port)")], [("Origin", "http://127.0.0.1")],
            [("Origin", browser.origin), ("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
        ]
        for headers in foreign {
            let answer = try await browser.send("POST", "/keluar", headers: [type] + headers, body: body)
            #expect(answer.status == 403, "\(headers)")
        }
        #expect(try await isSignedIn(browser))
        // Old browsers send neither header: the token alone decides.
        #expect(try await browser.send("POST", "/keluar", headers: [type], body: body).status == 303)
    }

    @Test func afterASessionIsOverFormsWorkAgain() async throws {
        let regency = try await Regency()
        let browser = try await regency.site.browser(as: "kadis")
        browser.set("__Host-isian", nil)
        regency.clock.turn(hours: 13)
        #expect(try await browser.get("/meja").location == "/masuk?lanjut=%2Fmeja")
        _ = try await browser.get("/masuk")
        let answer = try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)])
        #expect(answer.location == "/meja")
    }

    @Test func aFormInPartsNeedsItsTokenToo() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        let draft = try await browser.startDraft()
        let form = MultipartForm([("csrf", "salah")], files: [.pdf("sk")])
        let answer = try await browser.send(
            "POST", "\(draft)/6", headers: [("Content-Type", MultipartForm.contentType)], body: form.bytes)
        #expect(answer.status == 403)
    }
}
