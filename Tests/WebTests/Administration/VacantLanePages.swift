import Services
import Testing

/// Lanes that nobody holds are named where SOPs are looked at.
@Suite struct VacantLanePages {
    @Test func listsAndPagesNameThem() async throws {
        let regency = try await Regency()
        let admin = try await regency.site.browser(as: "ayu")
        let desk = try await regency.site.browser(as: "kadis")
        let pages = ["/kelola/kominfo/sop", "/meja/kominfo/sop"]
        func page(_ address: String) async throws -> Answer {
            try await (address.hasPrefix("/kelola") ? admin : desk).get(address)
        }
        for address in pages {
            let list = try await page(address)
            #expect(list.status == 200 && !list.words.contains("belum ada petugas"), "\(address)")
        }
        try await regency.endRoles(of: "kasi")
        for address in pages {
            #expect(try await page(address).words.contains("belum ada petugas: Kasi E-Gov"), "\(address)")
        }
        let adoption = try #require(
            try await admin.get(pages[0]).links.first { $0.contains("/penetapan/") && !$0.contains("dokumen") })
        for address in [adoption, "/meja/kominfo/sop/email-domain"] {
            let one = try await page(address)
            #expect(one.words.contains("(belum ada petugas)") || !one.words.contains("Kasi E-Gov"), "\(address)")
        }
        #expect(try await page("/meja/kominfo/sop/email-domain").words.contains("(belum ada petugas)"))
    }
}
