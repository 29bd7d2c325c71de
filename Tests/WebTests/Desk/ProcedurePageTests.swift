import Testing

/// The SOPs in force, as officers read them.
@Suite struct ProcedurePageTests {
    /// A village's “kepala” is its Kepala Desa; the partner's is not.
    @Test func aLaneElsewhereIsToldInTheWordsOfThatOffice() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        let page = try await regency.site.browser(as: "operator").get("/meja/aren/sop/menara")
        #expect(page.status == 200)
        #expect(page.words.contains("Kepala Dinas di Dinas Kominfo Contoh"))
        #expect(page.words.contains("Operator Desa"))
    }
}
