import Services
import Store
import Testing
import Web

/// The log of requests: a line each, a number that a person can name, and nothing personal.
@Suite struct RequestLogTests {
    @Test func aRequestIsOneLineWithItsRouteAndItsNumber() async throws {
        let log = HeardLog()
        let regency = try await Regency(logger: log.logger)
        let answer = try await regency.site.browser().get("/k/kominfo/layanan/email-domain?q=sesuatu")
        let number = try #require(answer["x-request-id"])
        let line = try #require(log.requests.last)
        #expect(line.facts["request"] == number && line.facts["route"] == "/layanan/{sop}")
        #expect(line.facts["method"] == "GET" && line.facts["status"] == "200" && line.facts["office"] == "kominfo")
        #expect(line.facts["ms"].flatMap { Int($0) } != nil)
        let other = try await regency.site.browser().get("/k/kominfo/layanan/email-domain")
        #expect(other["x-request-id"] != number)
        #expect(log.requests.count == 2)
    }

    @Test func nothingThatSomebodyTypedIsInTheLog() async throws {
        let log = HeardLog()
        let regency = try await Regency(logger: log.logger)
        let browser = regency.site.browser()
        let draft = try await browser.startDraft()
        try await browser.fillDraft(draft)
        try await browser.post("\(draft)/2", [("pengelola.nik", "bukan-nik-saya")])
        let asked = try await browser.post("\(draft)/kontak", [("email", "rahasia.saya@aren.contoh")])
        try await browser.post(asked.location, [("kode", "998877")])
        try await browser.get("/?cari=Budi%20Santosa")
        try await browser.get("/k/kominfo/lacak?kode=KODE-7788-SAYA")
        try await browser.get("/Budi-Santosa/tidak-ada")
        try await browser.get("/k/Budi-Santosa/")
        try await browser.get("/sandi/tokenrahasiasaya")
        try await browser.post("/masuk", [("pengenal", "Budi Santosa"), ("sandi", "kerbau terbang malam")])
        _ = try await browser.send("BUDI", "/", headers: [("X-Nama", "Budi Santosa")], body: [])
        _ = try await browser.send("GET", "/", headers: [("Cookie", "x=Budi Santosa"), ("Referer", "/Budi")], body: [])
        let written = log.lines.map(\.text).joined(separator: "\n").lowercased()
        let typed =
            EmailDomain.answers.map(\.1) + [
                "bukan-nik", "rahasia.saya", "998877", "budi", "santosa", "7788", "tokenrahasia", "kerbau",
                String(try #require(draft.split(separator: "/").last)), "127.0.0.1",
            ]
        for value in typed { #expect(!written.contains(value.lowercased()), "\(value)") }
        #expect(log.requests.count > 15)
        #expect(log.requests.contains { $0.facts["route"] == "lain" && $0.facts["status"] == "404" })
    }

    @Test func aTrustedProxysNumberIsTakenWhereItIsOne() async throws {
        let log = HeardLog()
        let proxied = try await Regency(
            configure: { $0.trustedProxies = [NetworkAddress("127.0.0.1")!] }, logger: log.logger)
        let browser = proxied.site.browser()
        let given = "7d4e0b1c-9a2f-4c55-8b7d-0123456789ab"
        #expect(try await browser.get("/", headers: [("X-Request-Id", given)])["x-request-id"] == given)
        #expect(log.requests.last?.facts["request"] == given)
        for odd in ["pendek", "spasi di dalam nomor", "kutip\"<b>1234", String(repeating: "a", count: 65)] {
            let answer = try await browser.get("/", headers: [("X-Request-Id", odd)])
            #expect(answer["x-request-id"] != odd && answer["x-request-id"]?.count == 12, "\(odd)")
        }
        let direct = try await Regency().site.browser()
        #expect(try await direct.get("/", headers: [("X-Request-Id", given)])["x-request-id"] != given)
    }

    @Test func aFaultIsFoundByTheNumberOnItsPage() async throws {
        struct Fault: Error { let secret = "Budi Santosa" }
        let log = HeardLog()
        let regency = try await Regency(wrapping: { FailingDatabase(real: $0, failure: Fault()) }, logger: log.logger)
        let page = try await regency.site.browser().get("/k/kominfo/")
        let number = try #require(page["x-request-id"])
        #expect(page.status == 500)
        #expect(page.words.contains("Sebutkan nomor ini bila menghubungi kami"))
        #expect(page.words.contains(number))
        let line = try #require(log.lines.first { $0.message == "gangguan" })
        #expect(line.facts["request"] == number && line.facts["type"] == "Fault")
        #expect(!log.lines.contains { $0.text.contains("Budi") })
        #expect(log.requests.last?.facts["status"] == "500")
    }
}
