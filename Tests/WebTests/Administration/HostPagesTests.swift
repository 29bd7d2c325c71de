import Testing

/// Host names of offices, set by the root office's administrators on a page and seen by the office's own.
@Suite struct HostPagesTests {
    private let page = "/kelola/aren/kantor/host"

    @Test func aNameIsAddedServedAndTakenAway() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("/kelola/aren/kantor").links.contains(page))
        let empty = try await ayu.get(page)
        #expect(empty.words.contains("/k/aren") && empty.words.contains("Belum ada"))
        #expect(empty.words.contains("Di DNS, nama itu mengarah ke server ini"))
        let wrong = try await ayu.post(page, [("host", "https://aren.contoh.id/beranda")])
        #expect(wrong.status == 422 && wrong.words.contains("Isi nama host saja"))
        #expect(wrong.text.contains("https://aren.contoh.id/beranda"), "what was typed stays")
        let taken = try await ayu.post(page, [("host", "bambu.contoh.id")])
        #expect(taken.status == 422 && taken.words.contains("sudah dipakai"))
        #expect(try await ayu.post(page, [("host", "aren.contoh.id")]).location == page)
        #expect(try await regency.site.browser(host: "aren.contoh.id").get("/").words.contains("Desa Aren"))
        #expect(try await ayu.get("/kelola/aren/catatan").words.contains("nama host aren.contoh.id ditambahkan"))

        let remove = "\(page)/aren.contoh.id/hapus"
        #expect(try await ayu.get(page).links.contains(remove))
        #expect(try await ayu.get(remove).words.contains("Hapus nama host?"))
        #expect(try await ayu.post(remove).location == page)
        #expect(try await regency.site.browser(host: "aren.contoh.id").get("/").status == 421)
        #expect(try await ayu.get(page).words.contains("Belum ada"))
    }

    @Test func anOfficesOwnAdministratorSeesThemOnly() async throws {
        let regency = try await Regency()
        try await regency.officer("wati", ["admin"], in: regency.villageB)
        let wati = try await regency.site.browser(as: "wati")
        let own = "/kelola/bambu/kantor/host"
        let seen = try await wati.get(own)
        #expect(seen.words.contains("bambu.contoh.id"))
        #expect(seen.words.contains("Nama host diatur administrator Kabupaten Contoh"))
        #expect(!seen.links.contains("\(own)/bambu.contoh.id/hapus"))
        #expect(try await wati.post(own, [("host", "lain.contoh.id")]).status == 404)
        #expect(try await wati.get("\(own)/bambu.contoh.id/hapus").status == 404)
        #expect(try await wati.post("\(own)/bambu.contoh.id/hapus").status == 404)
    }
}
