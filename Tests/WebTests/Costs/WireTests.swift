import Testing

/// Bytes over the wire, head and body, as a phone on a slow link pays them.
@Suite struct WireTests {
    private let packed = [("Accept-Encoding", "gzip")]

    @Test func aFirstVisitFitsThirtyKilobytes() async throws {
        let regency = try await Regency()
        for address in ["/", "/k/kominfo/", "/k/kominfo/layanan/email-domain"] {
            let browser = regency.site.browser()
            let plain = try await browser.get(address)
            let page = try await regency.site.browser().get(address, headers: packed)
            #expect(page["content-encoding"] == "gzip")
            var sum = page.wireBytes
            for mark in ["rel=stylesheet href=\"", "rel=icon href=\""] {
                sum += try await browser.get(try #require(plain.value(after: mark)), headers: packed).wireBytes
            }
            #expect(sum <= 30 * 1024, "\(address): \(sum)")
        }
    }

    @Test func pagesAreSmall() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kadis = try await regency.site.browser(as: "kadis")
        let draft = try await clerk.startDraft()
        for _ in 0..<20 { _ = try await regency.apply() }
        let pages = [
            (clerk, "/k/kominfo/layanan/email-domain"), (clerk, "\(draft)/1"), (clerk, "\(draft)/6"), (kadis, "/meja"),
            (clerk, "/k/kominfo/permohonan"), (clerk, "/masuk"),
        ]
        for (browser, path) in pages {
            let answer = try await browser.get(path, headers: packed)
            #expect(answer.wireBytes <= 10 * 1024, "\(path): \(answer.wireBytes)")
        }
    }
}
