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
        let adoptions = try await admin.get(pages[0]).links.filter {
            $0.contains("/penetapan/") && !$0.contains("dokumen")
        }
        var named = 0
        for address in adoptions {
            let one = try await page(address)
            guard one.words.contains("Kasi E-Gov") else { continue }
            named += 1
            #expect(one.words.contains("(belum ada petugas)"), "\(address)")
        }
        #expect(named > 0, "\(adoptions)")
        #expect(try await page("/meja/kominfo/sop/email-domain").words.contains("(belum ada petugas)"))
    }
}
