import Testing

@testable import Web

/// Requests that no browser sends: refused by a page, in their turn, and nobody else notices.
@Suite struct RequestLimitTests {
    private func answer(_ head: String, _ site: Site, pieces: Int = 1) async throws -> Answer {
        let bytes = Array("\(head)\r\nHost: 127.0.0.1:\(site.port)\r\n\r\n".utf8)
        return try Answer(try await Wire.exchange(bytes, port: site.port, pieces: pieces))
    }

    private func isPage(_ answer: Answer, _ status: Int, _ words: String) {
        #expect(answer.status == status)
        #expect(answer.isPage && answer.words.contains(words))
        #expect(answer["connection"] == "close")
        #expect(answer["date"]?.hasSuffix(" GMT") == true)
        #expect(answer["content-security-policy"]?.contains("default-src 'none'") == true)
    }

    @Test(arguments: [8200, 12_000, 20_000, 90_000], [1, 7])
    func anAddressLongerThanAnyIsRefused(length: Int, pieces: Int) async throws {
        let site = try await Regency().site
        let path = "/?q=" + String(repeating: "a", count: length - 4)
        isPage(try await answer("GET \(path) HTTP/1.1", site, pieces: pieces), 414, "Alamat halaman terlalu panjang")
        #expect(try await site.browser().get("/").status == 200)
    }

    @Test func anAddressOfEightKilobytesIsRead() async throws {
        let site = try await Regency().site
        let path = "/?q=" + String(repeating: "a", count: 8192 - 4)
        #expect(try await answer("GET \(path) HTTP/1.1\r\nConnection: close", site).status == 200)
    }

    @Test func aHeadLargerThanAnyIsRefused() async throws {
        let site = try await Regency().site
        let value = String(repeating: "a", count: 17_000)
        let fields = (0..<120).map { "X-\($0): a" }.joined(separator: "\r\n")
        let many = (0..<4).map { "X-\($0): " + String(repeating: "a", count: 9000) }.joined(separator: "\r\n")
        for head in ["Cookie: a=\(value)", "\(value): a", fields, many] {
            isPage(try await answer("GET / HTTP/1.1\r\n\(head)", site), 431, "terlalu banyak keterangan")
        }
        let large = "Cookie: a=\(String(repeating: "a", count: 15_000))\r\nConnection: close"
        #expect(try await answer("GET / HTTP/1.1\r\n\(large)", site).status == 200)
    }

    /// It never says where it ends.
    @Test func anEndlessHeadIsRefusedOnTheWay() async throws {
        let site = try await Regency().site
        let line = try await site.line()
        try await line.send("GET / HTTP/1.1\r\n")
        for _ in 0..<50 where try await line.send("X-Lagi: " + String(repeating: "b", count: 1000) + "\r\n") {}
        isPage(try Answer(try await line.rest()), 431, "terlalu banyak keterangan")
    }

    @Test(arguments: ["HALO\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])
    func whatIsNoRequestIsToldSo(_ noise: String) async throws {
        let site = try await Regency().site
        isPage(
            try Answer(try await Wire.exchange(Array(noise.utf8), port: site.port)), 400, "Permintaan tidak terbaca")
    }

    /// A refusal is the answer to its own request, and comes after those that are owed.
    @Test func aRefusalWaitsForItsTurn() async throws {
        let site = try await Regency().site
        let long = String(repeating: "a", count: 9000)
        let line = try await site.line()
        try await line.send(site.get("/masuk") + site.get("/lacak") + site.get("/?q=\(long)") + site.get("/"))
        let text = String(decoding: try await line.rest(), as: UTF8.self)
        let statuses = text.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
        #expect(statuses == ["200", "200", "414"])
    }

    /// A form that was refused is not read for ever.
    @Test func aBodyWithoutEndIsCutOff() async throws {
        let site = try await Regency(configure: { $0.largestBody = 1 << 20 }).site
        let line = try await site.line()
        try await line.send(
            "POST /masuk HTTP/1.1\r\nHost: 127.0.0.1:\(site.port)\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 65, count: 65_536) + Array("\r\n".utf8)
        var sent = 0
        while sent < 1000, try await line.send(chunk) { sent += 1 }
        #expect(sent < 1000)
    }
}
