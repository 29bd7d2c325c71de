import Services
import Testing

/// A host that is not ours is served nothing, and what a request says of hosts stands in no answer and in no mail.
@Suite struct ForeignHostTests {
    private static let said = [
        ("X-Forwarded-Host", "jahat.contoh"), ("X-Forwarded-Server", "jahat.contoh"), ("X-Host", "jahat.contoh"),
        ("X-Original-Host", "jahat.contoh"), ("Forwarded", "host=jahat.contoh;proto=https"),
        ("X-Forwarded-Prefix", "//jahat.contoh"), ("X-Original-URL", "//jahat.contoh/meja"),
        ("X-Rewrite-URL", "//jahat.contoh/meja"),
    ]

    private func ask(_ head: String, _ site: Site) async throws -> Answer {
        try Answer(try await Wire.exchange(Array("\(head)\r\nConnection: close\r\n\r\n".utf8), port: site.port))
    }

    @Test(arguments: [
        "jahat.contoh", "jahat.contoh:80", "127.0.0.1.jahat.contoh", "contoh.id", "x.bambu.contoh.id",
        "bambu.contoh.id.jahat.contoh", "jahat.contoh#bambu.contoh.id", "jahat.contoh/bambu.contoh.id", "127.1",
        "[::1]",
        "0.0.0.0", "127.0.0.1:80@jahat.contoh",
    ])
    func isMisdirected(host: String) async throws {
        let site = try await Regency().site
        for path in ["/", "/masuk", "/meja", "/k/kominfo/", "/tidak-ada"] {
            let answer = try await ask("GET \(path) HTTP/1.1\r\nHost: \(host)", site)
            #expect(answer.status == 421, "\(path): \(answer.status)")
            #expect(!answer.text.contains("jahat") && answer.location.isEmpty, "\(path)")
            #expect(answer.all("set-cookie").isEmpty, "\(path)")
        }
        let body = "pengenal=kadis&sandi=x"
        let posted = try await ask(
            """
            POST /masuk HTTP/1.1\r\nHost: \(host)\r\nOrigin: http://\(host)\r\nContent-Length: \(body.utf8.count)\r
            Content-Type: application/x-www-form-urlencoded\r\n\r\n\(body)
            """, site)
        #expect(posted.status == 421)
    }

    @Test func twoHostsAreNone() async throws {
        let site = try await Regency().site
        let own = "127.0.0.1:\(site.port)"
        for hosts in [["jahat.contoh", own], [own, "jahat.contoh"]] {
            let answer = try await ask(
                "GET / HTTP/1.1\r\n" + hosts.map { "Host: \($0)" }.joined(separator: "\r\n"), site)
            #expect(!answer.text.contains("jahat"))
            #expect(answer.status == 400)
        }
    }

    /// The target of a request may name a host, too (RFC 9112 §3.2.2).
    @Test(arguments: [
        "http://jahat.contoh/masuk", "http://jahat.contoh/meja", "//jahat.contoh/meja", "/\\jahat.contoh/",
    ])
    func theTargetNamesNoHost(target: String) async throws {
        let site = try await Regency().site
        let answer = try await ask("GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(site.port)", site)
        #expect(answer.status < 500)
        #expect(!answer.location.contains("//") && !answer.location.contains("\\"), "\(answer.location)")
        for link in answer.links { #expect(!link.contains("//jahat"), "\(link)") }
    }

    @Test(arguments: said.map(\.0)) func headersOfProxiesNameNoHost(header: String) async throws {
        let regency = try await Regency()
        let site = regency.site
        let extra = Self.said.filter { $0.0 == header }
        for path in ["/", "/meja", "/masuk", "/k/kominfo/layanan/email-domain", "/tidak-ada"] {
            let answer = try await site.browser().get(path, headers: extra)
            #expect(!answer.text.contains("jahat") && !answer.location.contains("jahat"), "\(path)")
        }
        let browser = site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        try await browser.post("\(draft)/kontak", [("email", "budi@contoh.id")], headers: extra)
        try await browser.post("/sandi/lupa", [("pengenal", "kadis")], headers: extra)
        let mails = try await site.mails()
        #expect(!mails.isEmpty)
        for mail in mails {
            #expect(!(mail.subject + mail.text).contains("jahat"))
            for word in mail.text.split(whereSeparator: \.isWhitespace) where word.hasPrefix("http") {
                #expect(word.hasPrefix("http://127.0.0.1:\(site.port)/"), "\(word)")
            }
        }
    }
}
