import Testing

/// Lists at the desk: pages of many rows, and what a search finds.
@Suite struct ListTests {
    @Test func theInboxHasPagesAndLosesNoTask() async throws {
        let regency = try await Regency()
        for _ in 0..<130 { _ = try await regency.apply() }
        let kadis = try await regency.site.browser(as: "kadis")
        let first = try await kadis.get("/meja")
        #expect(first.words.contains("100 dari 130 tugas"))
        let more = try #require(first.links.first { $0.contains("dari=100") })
        let second = try await kadis.get(more)
        let tasks = { (page: Answer) in Set(page.links.filter { $0.contains("tugas=perintah-periksa") }) }
        #expect(tasks(first).count == 100)
        #expect(tasks(second).count == 30)
        #expect(tasks(first).isDisjoint(with: tasks(second)))
        #expect(try await kadis.get("/meja?saring=saya").words.contains("Tidak ada tugas"))
    }

    @Test func casesAreFoundByNumberCodeAndName() async throws {
        let regency = try await Regency()
        let id = try await regency.site.browser(as: "operator").apply()
        _ = try await regency.apply()
        let clerk = try await regency.site.browser(as: "operator")
        let code = try #require(
            try await clerk.get("/k/kominfo/permohonan/\(id)").text.firstMatch(of: /[0-9A-Z]{4}(-[0-9A-Z]{1,4}){3}/))
        let kadis = try await regency.site.browser(as: "kadis")
        func found(_ query: String) async throws -> [String] {
            let asked = try await kadis.post("/meja/kominfo/permohonan", [("q", query)])
            return try await kadis.get(asked.location).links.filter {
                $0.hasPrefix("/meja/kominfo/") && !$0.contains("?") && $0.lastPart.count > 20
            }
        }
        #expect(try await found("2026-00001") == ["/meja/kominfo/\(id)"])
        #expect(try await found(String(code.output.0).lowercased()) == ["/meja/kominfo/\(id)"])
        #expect(try await found("siti contoh").count == 2)
        #expect(try await found("zzz").isEmpty)
        #expect(try await found("").count == 2)
    }
}
