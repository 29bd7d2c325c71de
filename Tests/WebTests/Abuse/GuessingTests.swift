import Services
import Store
import Testing
import Web

/// Whoever guesses takes fresh cookies for each try, and sends from many addresses, or says so.
@Suite struct GuessingTests {
    private func behindProxy() async throws -> Regency {
        try await Regency(configure: { $0.trustedProxies = [NetworkAddress("127.0.0.1")!] })
    }

    private func from(_ address: String) -> [(String, String)] { [("X-Forwarded-For", address)] }

    private func logIn(
        _ name: String, _ password: String, at regency: Regency, from address: String
    ) async throws -> Answer {
        try await regency.site.browser().post(
            "/masuk", [("pengenal", name), ("sandi", password)], headers: from(address))
    }

    /// How many different addresses the tries were counted for.
    private func addresses(of regency: Regency) async throws -> Int64 {
        try await regency.environment.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM attempt_counts WHERE scope = 'alamat'")!.int("n")
        }
    }

    @Test func aNameIsShutWhoeverAsksFromWherever() async throws {
        let regency = try await behindProxy()
        for number in 1...5 {
            #expect(try await logIn("kadis", "salah sekali", at: regency, from: "203.0.113.\(number)").status == 422)
        }
        let right = try await logIn("kadis", Site.password, at: regency, from: "198.51.100.9")
        #expect(right.status == 429 && right.words.contains("Terlalu banyak percobaan"))
        // A name that nobody has is shut in the same words.
        for number in 1...5 { _ = try await logIn("tiada", "salah sekali", at: regency, from: "203.0.113.\(number)") }
        let unknown = try await logIn("tiada", Site.password, at: regency, from: "198.51.100.9")
        #expect(unknown.status == 429)
        #expect(try await addresses(of: regency) == 5)
    }

    /// A subscriber of IPv6 has 2^64 addresses, and is one.
    @Test func addressesOfOneSubscriberAreOne() async throws {
        let regency = try await behindProxy()
        for number in 1...4 {
            _ = try await logIn("tiada", "salah sekali", at: regency, from: "2001:db8:5:7::\(number)")
        }
        #expect(try await addresses(of: regency) == 1)
        _ = try await logIn("tiada", "salah sekali", at: regency, from: "2001:db8:5:8::1")
        #expect(try await addresses(of: regency) == 2)
    }

    /// No proxy is trusted: what a request says of where it comes from is nothing.
    @Test(arguments: ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"])
    func nobodyChoosesTheirAddress(header: String) async throws {
        let regency = try await Regency()
        for number in 1...4 {
            let value = header == "Forwarded" ? "for=203.0.113.\(number)" : "203.0.113.\(number)"
            try await regency.site.browser().post(
                "/masuk", [("pengenal", "tiada-\(number)"), ("sandi", "salah sekali")], headers: [(header, value)])
        }
        #expect(try await addresses(of: regency) == 1)
    }

    /// Of several that are said, the last is the one that the trusted proxy added.
    @Test func whatStandsBeforeTheProxysWordIsNotBelieved() async throws {
        let regency = try await behindProxy()
        for number in 1...4 {
            _ = try await logIn("tiada", "salah sekali", at: regency, from: "198.51.100.\(number), 203.0.113.7")
        }
        #expect(try await addresses(of: regency) == 1)
    }

    @Test func aMailedCodeBearsFiveTriesHoweverTheyCome() async throws {
        let regency = try await behindProxy()
        let owner = regency.site.browser()
        let draft = try await owner.startDraft()
        try await owner.fillDraft(draft)
        let asked = try await owner.post("\(draft)/kontak", [("email", "budi@contoh.id")]).location
        let code = try #require(try await regency.site.mails().last).code
        let wrong = code == "000000" ? "000001" : "000000"
        // Whoever has not the browser has not the form.
        #expect(try await regency.site.browser().post(asked, [("kode", code)]).status == 404)
        for number in 1...5 {
            let answer = try await owner.post(asked, [("kode", wrong)], headers: from("203.0.113.\(number)"))
            #expect(answer.status == 422)
        }
        let right = try await owner.post(asked, [("kode", code)], headers: from("198.51.100.9"))
        #expect(right.status == 422 && right.words.contains("Minta kode baru"))
    }

    /// Other drafts, in other browsers, at other addresses: an address gets five mails an hour, each with five tries.
    @Test func codesToOneAddressAreFew() async throws {
        let regency = try await behindProxy()
        var sent = 0
        for number in 1...7 {
            let browser = regency.site.browser()
            let draft = try await browser.startDraft()
            try await browser.fillDraft(draft)
            let answer = try await browser.post(
                "\(draft)/kontak", [("email", "budi@contoh.id")], headers: from("203.0.113.\(number)"))
            sent += answer.status == 303 ? 1 : 0
            regency.clock.turn(minutes: 2)
        }
        #expect(sent == 5)
        #expect(try await regency.site.mails().filter { $0.to == "budi@contoh.id" }.count == 5)
    }

    /// A link for a new password, an invitation, one to one's cases: nothing tells a guess that was near.
    @Test(arguments: ["/sandi", "/undangan", "/kontak", "/k/kominfo/permohonan-saya/tautan"])
    func aGuessedLinkIsNone(path: String) async throws {
        let regency = try await Regency()
        var pages: Set<String> = []
        for token in ["QQQQ", String(repeating: "Q", count: 52), String(repeating: "Q", count: 300)] {
            let answer = try await regency.site.browser().post(
                "\(path)/\(token)", [("sandi", "sapi menari di sawah"), ("ulangi", "sapi menari di sawah")])
            #expect(answer.status == 410, "\(token): \(answer.status)")
            pages.insert(answer.words.replacing(token, with: "").replacing(answer.token ?? "QQ", with: ""))
        }
        #expect(pages.count == 1)
    }
}
