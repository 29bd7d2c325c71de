import Forms
import Services
import Store
import Testing

/// Leave by pages: one's own at the desk, another's by an administrator.
@Suite struct LeavePagesTests {
    private let own = "/meja/kominfo/cuti"

    @Test func anOfficerGoesAndTheStandInTakesOver() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let (kadis, kabid) = (
            try await regency.site.browser(as: "kadis"), try await regency.site.browser(as: "kabid")
        )
        try await kadis.get("/meja/kominfo/\(id)")
        try await kadis.post("/meja/kominfo/\(id)/tugas/perintah-periksa/1/ambil")
        #expect(try await kadis.get("/akun").links.contains(own))
        #expect(try await kadis.get(own).words.contains("Alasan cuti tidak dicatat di sini"))
        let wrong = try await kadis.post(own, [("pengganti", ""), ("mulai", "3 Maret 2026"), ("sampai", "")])
        #expect(wrong.status == 422 && wrong.words.contains("Pilih penggantinya"))
        #expect(wrong.words.contains("Isi hari terakhir") && wrong.text.contains("3 Maret 2026"))
        let standIn = try await regency.person("kabid").id
        let noted = try await kadis.post(
            own, [("pengganti", standIn), ("mulai", "2 Maret 2026"), ("sampai", "4 Maret 2026")])
        #expect(noted.location == own)
        let page = try await kadis.get(own)
        #expect(page.words.contains("Digantikan Petugas kabid sebagai Plh. Kepala Dinas"))
        #expect(page.words.contains("Sedang cuti") && page.words.contains("Serahkan 1 tugas kepada pengganti"))
        #expect(try await kadis.get("/meja").words.contains("Anda cuti dari Dinas Kominfo Contoh sampai 4 Maret 2026"))

        let inbox = try await kabid.get("/meja")
        #expect(inbox.words.contains("Anda menggantikan Petugas kadis di Dinas Kominfo Contoh sampai 4 Maret 2026"))
        let look = try await kabid.get("/meja/kominfo/\(id)")
        #expect(look.words.contains("Petugas kadis cuti sampai 4 Maret 2026, digantikan Petugas kabid (Anda)"))
        let pass = try #require(inbox.links.first { $0.hasPrefix("\(own)/") && $0.hasSuffix("/tugas") })
        #expect(try await kabid.post(pass, [("dari", "meja")]).location == "/meja")
        #expect(try await kabid.complete("perintah-periksa", of: id).status == 303)
        let history = try await kadis.get("/meja/kominfo/\(id)")
        #expect(history.words.contains("Plh. Kepala Dinas (Petugas kabid) mengambil tugas"))
        #expect(history.words.contains("Plh. Kepala Dinas (Petugas kabid): "))

        let end = try #require(try await kadis.get(own).links.first { $0.hasSuffix("/akhiri") })
        // Nobody else ends it.
        #expect(try await kabid.post(end).status == 403)
        #expect(try await kadis.post(end).location == own)
        #expect(try await !kabid.get("/meja").words.contains("Anda menggantikan"))
    }

    @Test func anAdministratorNotesAColleaguesLeave() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let rows = try await ayu.get("/kelola/kominfo/petugas").words.split(separator: "<tr>")
        let row = try #require(rows.first { $0.contains("<small>kadis</small>") })
        let page = String(row[try #require(row.firstRange(of: "href=\"")).upperBound...].prefix { $0 != "\"" })
        #expect(try await ayu.get(page).links.contains("\(page)/cuti"))
        let standIn = try await regency.person("kabid").id
        try await ayu.get("\(page)/cuti")
        let fields = [("pengganti", standIn), ("mulai", "9 Maret 2026"), ("sampai", "11 Maret 2026")]
        #expect(try await ayu.post("\(page)/cuti", fields).location == "\(page)/cuti")
        let twice = try await ayu.post("\(page)/cuti", fields)
        #expect(twice.status == 422 && twice.words.contains("Sudah ada cuti"))
        #expect(try await ayu.get("\(page)/cuti").words.contains("Belum mulai"))
        let acts = try await ayu.get("/kelola/kominfo/catatan")
        #expect(acts.words.contains("Cuti dicatat: Petugas kadis"))
        #expect(acts.words.contains("digantikan Petugas kabid sebagai Plh. Kepala Dinas"))
        // Somebody of another office can be no stand-in here, and sees no such page.
        let village = try await regency.site.browser(as: "operator")
        #expect(try await village.get(own).status == 404)
    }
}
