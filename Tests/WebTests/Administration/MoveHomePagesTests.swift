import Forms
import Services
import Testing

/// The account of somebody who went to another office is moved there by pages.
@Suite struct MoveHomePagesTests {
    @Test func itIsMovedToAnOfficeInWhichTheyServe() async throws {
        let regency = try await Regency()
        let beni = try await regency.officer("beni", ["operator"], in: regency.villageA)
        try await regency.officer("tono", ["admin"], in: regency.villageB)
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "/kelola/aren/petugas/\(beni.id)"
        let move = "\(page)/pindah"
        #expect(try await ayu.get(page).links.contains(move))
        let early = try await ayu.get(move)
        #expect(early.words.contains("Beri petugas ini peran di kantor barunya dahulu"))
        #expect(!early.text.contains("Pindahkan akun</button>"), "nothing to press yet")
        try await AssignRole(regency.environment)(
            NewRole("operator", from: regency.clock.now.date(in: .wib)), to: "beni", in: regency.villageB.id,
            by: regency.admin)
        #expect(try await ayu.get(move).words.contains("Hari terakhir perannya di Desa Aren"))
        let bare = try await ayu.post(move, [("kantor", ""), ("sampai", "31 Maret 2026"), ("sandi", Site.password)])
        #expect(bare.status == 422 && bare.words.contains("Pilih kantor barunya"))
        #expect(bare.text.contains("31 Maret 2026"), "what was typed stays")
        let wrong = try await ayu.post(move, [("kantor", "bambu"), ("sampai", ""), ("sandi", "salah sekali")])
        #expect(wrong.status == 422)
        let right = [("kantor", "bambu"), ("sampai", "31 Maret 2026"), ("sandi", Site.password)]
        #expect(try await ayu.post(move, right).location == page)
        #expect(try await ayu.get(page).words.contains("sampai 31 Maret 2026"))
        let tono = try await regency.site.browser(as: "tono")
        let there = try await tono.get("/kelola/bambu/petugas/\(beni.id)")
        #expect(there.words.contains("Tutup akun…"))
        #expect(try await tono.get("/kelola/bambu/catatan").words.contains("Akun dipindahkan"))
    }
}
