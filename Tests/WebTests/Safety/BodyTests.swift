import Testing
import Web

/// Bodies that no browser of a good person sends.
@Suite struct BodyTests {
    private let form = ("Content-Type", "application/x-www-form-urlencoded")

    @Test func tooLargeIsRefused() async throws {
        let regency = try await Regency { $0.largestBody = 100_000 }
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        let large = MultipartForm(
            [("csrf", try #require(browser.token))],
            files: [
                Upload(
                    field: "berkas.sk", name: "sk.pdf", type: "application/pdf",
                    bytes: [UInt8](repeating: 65, count: 150_000))
            ])
        let type = ("Content-Type", MultipartForm.contentType)
        let answer = try await browser.send("POST", "\(draft)/6", headers: [type], body: large.bytes)
        #expect(answer.status == 413)
        #expect(answer.words.contains("terlalu besar"))
        // Refused by what it says it is, before it is read.
        let claimed = try await browser.send("POST", "\(draft)/6", headers: [type], body: [], length: 900_000_000)
        #expect(claimed.status == 413)
        // A form without papers is small.
        let log = MultipartForm([("csrf", "x"), ("sandi", String(repeating: "a", count: 1_100_000))], files: [])
        #expect(try await browser.send("POST", "/masuk", headers: [type], body: log.bytes).status == 413)
        let field = try await browser.send(
            "POST", "/masuk", headers: [form], body: Array("sandi=".utf8) + [UInt8](repeating: 65, count: 90_000))
        #expect([403, 413].contains(field.status))
        #expect(try await browser.get("/").status == 200)
    }

    @Test func aLongPlainFormIsRefused() async throws {
        let browser = try await Regency().site.browser()
        let body = Array("csrf=x&sandi=".utf8) + [UInt8](repeating: 65, count: 2_000_000)
        #expect(try await browser.send("POST", "/masuk", headers: [form], body: body).status == 413)
        #expect(try await browser.get("/").status == 200)
    }

    @Test(arguments: [
        ("a=%00", 400), ("pengenal=x%00y", 400), ("a=%zz", 400), ("a=%", 400), ("a=%FF%FE", 400), ("", 403),
        ("&&&", 403),
        ("csrf", 403), ("=x", 403),
    ])
    func brokenFormsAreToldApart(body: String, status: Int) async throws {
        let browser = try await Regency().site.browser()
        #expect(try await browser.send("POST", "/masuk", headers: [form], body: Array(body.utf8)).status == status)
    }

    @Test func brokenPartsAreRefused() async throws {
        let browser = try await Regency().site.browser()
        let draft = try await browser.startDraft()
        let token = try #require(browser.token)
        let whole = MultipartForm([("csrf", token)], files: [.pdf("sk")]).bytes
        let nul = MultipartForm([("csrf", token), ("pengelola.nama", "Si\0ti")], files: []).bytes
        let type = MultipartForm.contentType
        let cases: [(String, String, [UInt8], Int)] = [
            ("cut off", type, Array(whole.dropLast(40)), 400),
            ("other boundary", "multipart/form-data; boundary=lain", whole, 400),
            ("no boundary", "multipart/form-data", whole, 415), ("empty", type, [], 400), ("NUL", type, nul, 400),
            ("noise", type, (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) }, 400),
        ]
        for (name, type, bytes, status) in cases {
            let answer = try await browser.send("POST", "\(draft)/6", headers: [("Content-Type", type)], body: bytes)
            #expect(answer.status == status, "\(name)")
            #expect(answer.isPage, "\(name)")
        }
        #expect(try await browser.upload("\(draft)/6", files: [.pdf("sk")]).status == 303)
    }

    @Test func aRequestInPiecesIsARequest() async throws {
        let site = try await Regency().site
        let request = Array("GET /masuk HTTP/1.1\r\nHost: 127.0.0.1:\(site.port)\r\nConnection: close\r\n\r\n".utf8)
        let answer = try Answer(try await Wire.exchange(request, port: site.port, pieces: request.count))
        #expect(answer.status == 200)
    }

    @Test func noiseDoesNotEndTheServer() async throws {
        let site = try await Regency().site
        let noise: [[UInt8]] = [
            Array("HALO\r\n\r\n".utf8), [0, 1, 2, 3, 255, 254, 10, 13, 10],
            Array("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".utf8),
            Array("GET /\u{0} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8),
            Array("POST /masuk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\nConnection: close\r\n\r\n".utf8),
            Array("GET /?q=%00%FF HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8),
            Array(
                "GET /\(String(repeating: "a", count: 99_000)) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                    .utf8),
        ]
        for bytes in noise { _ = try? await Wire.exchange(bytes + Array("\r\n\r\n".utf8), port: site.port) }
        #expect(try await site.browser().get("/").status == 200)
    }
}
