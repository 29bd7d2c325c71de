import Forms
import Services
import Store
import Testing

/// What an auditor of the regency finds at the desks of the offices below.
@Suite struct AuditorPagesTests {
    private func auditor(_ regency: Regency) async throws -> Browser {
        let root = try await regency.environment.database.read { try ReadOffices(regency.environment)("root", in: $0) }
        try await regency.officer("pemeriksa", ["pemeriksa"], in: root)
        return try await regency.site.browser(as: "pemeriksa")
    }

    @Test func findsTheOfficesAndTheirCases() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let browser = try await auditor(regency)
        #expect(try await browser.get("/meja").links.contains("/pemeriksaan"))
        let offices = try await browser.get("/pemeriksaan")
        #expect(offices.status == 200 && offices.words.contains("Desa Aren"))
        let list = try #require(offices.links.first { $0.hasPrefix("/meja/kominfo/permohonan") })
        #expect(try await browser.get(list).links.contains("/meja/kominfo/\(id)"))
        let page = try await browser.get("/meja/kominfo/\(id)")
        #expect(page.status == 200 && page.words.contains("Siti Contoh"))
        #expect(page.links.contains("/meja/kominfo/\(id)/zip") && !page.text.contains("name=versi"))
        let own = try await clerk.get("/k/kominfo/permohonan/\(id)")
        #expect(own.words.contains("Pemeriksa, Kabupaten Contoh"))
        #expect(try await browser.get("/meja/kominfo/pembukaan").words.contains("Petugas pemeriksa"))
        for other in ["kadis", "kabid", "operator"] {
            let colleague = try await regency.site.browser(as: other)
            #expect(try await colleague.get("/pemeriksaan").status == 404)
            #expect(try await !colleague.get("/meja").links.contains("/pemeriksaan"))
        }
    }

    @Test func takesACaseAsAZip() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let browser = try await auditor(regency)
        let root = "/meja/kominfo/\(id)"
        #expect(try await browser.get("\(root)/zip").words.contains("tanpa segel"))
        #expect(try await browser.post("\(root)/zip", [("alasan", "")]).status == 422)
        let zip = try await browser.post("\(root)/zip", [("alasan", "Surat tugas 5/2026")])
        #expect(zip.status == 200 && zip.type == "application/zip")
        #expect(zip.body.starts(with: [0x50, 0x4B, 3, 4]) && zip["content-disposition"]?.contains(".zip") == true)
        #expect(try await AuditActs(regency.environment).all().map(\.reason) == ["Surat tugas 5/2026"])
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(
            try await kadis.get(root).words.contains("Petugas pemeriksa (Pemeriksa, Kabupaten Contoh), salinan lengkap")
        )
        #expect(try await kadis.get("/meja/kominfo/pembukaan").words.contains("Salinan lengkap (ZIP)"))
        #expect(try await kadis.get("\(root)/zip").status == 403)
        #expect(try await kadis.post("\(root)/zip", [("alasan", "x")]).status == 403)
    }
}
