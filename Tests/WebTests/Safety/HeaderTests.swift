import FoundationEssentials
import Store
import Testing

/// Cookies, security headers and the content policy, on every kind of answer.
@Suite struct HeaderTests {
    /// Answers of every kind: pages of all audiences, redirects, errors, files.
    private func answers() async throws -> [(String, Answer)] {
        let regency = try await Regency()
        let site = regency.site
        let stranger = site.browser()
        let clerk = try await site.browser(as: "operator")
        let kadis = try await site.browser(as: "kadis")
        let id = try await clerk.apply()
        let draft = try await clerk.startDraft()
        let desk = try await kadis.get("/meja/kominfo/\(id)")
        let files = desk.links.filter { $0.contains("/berkas/") }
        var answers: [(String, Answer)] = [("desk case", desk)]
        for path in [
            "/", "/k/kominfo/layanan/email-domain", "/lacak", "/lacak?kode=x", "/masuk", "/sandi/lupa", "/meja",
            "/tidak-ada", "/kontak/x", "/undangan/x", "/permohonan-saya", "/healthz", "/metrics",
            try #require(desk.value(after: "rel=stylesheet href=\"")), "/aset/lain.css",
        ] {
            answers.append((path, try await stranger.get(path)))
        }
        for path in [
            "/akun", "/k/kominfo/permohonan", "/k/kominfo/permohonan/\(id)", "/k/kominfo/permohonan/\(id)/cabut",
            "\(draft)/1", "\(draft)/6", "\(draft)/periksa", "\(draft)/simpan",
        ] {
            answers.append((path, try await clerk.get(path)))
        }
        for path in [
            "/meja", "/meja/kominfo/permohonan", "/meja/kominfo/loket", "/meja/kominfo/buku",
            "/meja/kominfo/buku/register-permohonan", "/meja/kominfo/sop", "/meja/kominfo/sop/email-domain",
        ] + files {
            answers.append((path, try await kadis.get(path)))
        }
        answers.append(("wrong token", try await kadis.postRaw("/keluar", [])))
        answers.append(("wrong log-in", try await stranger.post("/masuk", [("pengenal", "x"), ("sandi", "y")])))
        answers.append(("nobody posts", try await stranger.post("/akun/sandi")))
        answers.append(("no such method", try await stranger.post("/lacak")))
        answers.append(("unknown host", try await site.browser(host: "lain.id").get("/")))
        answers.append(("log-out", try await kadis.post("/keluar")))
        return answers
    }

    @Test func everyAnswerCarriesTheSecurityHeaders() async throws {
        for (name, answer) in try await answers() {
            #expect(answer.status < 500, "\(name)")
            #expect(answer["x-content-type-options"] == "nosniff", "\(name)")
            // Not `no-referrer`: with it browsers send forms with `Origin: null`.
            #expect(answer["referrer-policy"] == "same-origin", "\(name)")
            #expect(answer["cross-origin-opener-policy"] == "same-origin", "\(name)")
            #expect(answer["cross-origin-resource-policy"] == "same-origin", "\(name)")
            if answer.status == 303 { #expect(answer["cache-control"] == "no-store", "\(name)") }
            #expect(answer["server"] == nil, "\(name)")
            let policy = try #require(answer["content-security-policy"], "\(name)")
            #expect(policy.hasPrefix("default-src 'none'"), "\(name)")
            #expect(policy.contains("frame-ancestors 'none'"), "\(name)")
            #expect(!policy.contains("unsafe") && !policy.contains("*"), "\(name)")
            // The desk alone has a script, and only its own.
            #expect(policy.contains("script-src") == answer.text.contains("<script"), "\(name)")
            if policy.contains("script-src") {
                #expect(policy.contains("script-src 'self';"), "\(name)")
                #expect(answer.text.contains("<body class=desk>"), "\(name)")
            }
            if answer.isPage, !answer.body.isEmpty {
                #expect(answer["cache-control"] == "no-store", "\(name)")
                #expect(policy.contains("form-action 'self'") && policy.contains("base-uri 'none'"), "\(name)")
                try expectStrict(answer, policy, name)
            }
        }
    }

    /// The one inline style is the one that the policy's hash allows. Nothing else is inline, nothing from elsewhere.
    private func expectStrict(_ answer: Answer, _ policy: String, _ name: String) throws {
        let styles = answer.text.matches(of: /<style>([^<]*)<\/style>/).map { String($0.1) }
        #expect(styles.count == 1, "\(name)")
        let hash = Data(Digest.sha256(styles.first ?? "")).base64EncodedString()
        #expect(policy.contains("style-src 'self' 'sha256-\(hash)'"), "\(name)")
        for script in answer.text.matches(of: /<script([^>]*)>([^<]*)/) {
            #expect(script.1.wholeMatch(of: /\ defer src="\/aset\/meja\.[0-9a-f]+\.js"/) != nil, "\(name): \(script.1)")
            #expect(script.2.isEmpty, "\(name)")
        }
        #expect(answer.text.firstMatch(of: /<[a-z][^>]*\s(style|on[a-z]+)\s*=/) == nil, "\(name)")
        #expect(answer.text.firstMatch(of: /(src|href|action)="?(javascript|data):/) == nil, "\(name)")
        #expect(answer.text.firstMatch(of: /(<link|<img|src=)[^>]*https?:\/\//) == nil, "\(name)")
    }

    @Test func cookiesAreBoundToTheHost() async throws {
        let site = try await Regency().site
        let browser = site.browser()
        var lines: [String] = []
        lines += try await browser.get("/masuk").all("set-cookie")
        lines += try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)]).all("set-cookie")
        _ = try await browser.get("/akun")
        lines += try await browser.post("/akun/sesi-lain").all("set-cookie")
        lines += try await browser.post("/keluar").all("set-cookie")
        let cookies = try lines.map { try #require(SentCookie($0)) }
        #expect(Set(cookies.map(\.name)) == ["__Host-isian", "__Host-sesi", "__Host-peramban", "__Host-kabar"])
        for cookie in cookies {
            #expect(cookie.isTakenByBrowsers, "\(cookie)")
            #expect(cookie.attributes.contains("HttpOnly"), "\(cookie)")
            #expect(cookie.attributes.contains("SameSite=Lax"), "\(cookie)")
        }
        #expect(browser.refusedCookies.isEmpty)
    }

    @Test func whatAnyoneMayKeepSetsNoCookie() async throws {
        let site = try await Regency().site
        let home = try await site.browser().get("/")
        for path in [try #require(home.value(after: "rel=stylesheet href=\"")), "/healthz", "/metrics"] {
            #expect(try await site.browser().get(path).all("set-cookie").isEmpty, "\(path)")
        }
    }

    @Test func assetsAreKeptForGoodAndPacked() async throws {
        let site = try await Regency().site
        let home = try await site.browser().get("/")
        let path = try #require(home.value(after: "rel=stylesheet href=\""))
        let plain = try await site.browser().get(path)
        #expect(plain.type.hasPrefix("text/css"))
        #expect(plain["cache-control"] == "public, max-age=31536000, immutable")
        #expect(plain["vary"] == "Accept-Encoding")
        let packed = try await site.browser().get(path, headers: [("Accept-Encoding", "gzip")])
        #expect(packed["content-encoding"] == "gzip")
        #expect(packed.body.count < plain.body.count)
    }

    @Test func machinesAreAnsweredOnAnyHost() async throws {
        let site = try await Regency().site
        let health = try await site.browser(host: "10.0.0.7").get("/healthz")
        #expect(health.status == 200)
        #expect(health.text.contains("\"basis data\":\"baik\""))
        let metrics = try await site.browser().get("/metrics")
        #expect(metrics.text.contains("balai_requests_total{route=\"GET /healthz\",status=\"200\"} 1"))
    }
}
