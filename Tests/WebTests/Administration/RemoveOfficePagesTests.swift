import Testing

/// An office that was made by mistake is taken away by pages; one that is in use says what stands in the way.
@Suite struct RemoveOfficePagesTests {
    @Test func itIsAskedForAndGoes() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let above = "/kelola/contoh/kantor"
        _ = try await ayu.get("\(above)/baru")
        _ = try await ayu.post("\(above)/baru", [("nama", "Desa Cempaka"), ("alamat", "cempaka"), ("jenis", "desa")])
        let page = "/kelola/cempaka/kantor"
        #expect(try await ayu.get(page).links.contains("\(page)/hapus"))
        let asked = try await ayu.get("\(page)/hapus")
        #expect(asked.words.contains("Hapus kantor?") && asked.words.contains("Desa Cempaka"))
        #expect(!asked.words.contains("Yang menghalangi"))
        #expect(try await ayu.post("\(page)/hapus").location == "/kelola")
        #expect(try await ayu.get("/kelola").words.contains("Desa Cempaka sudah dihapus"))
        #expect(try await ayu.get(page).status == 404)
        #expect(try await ayu.get("/kelola/contoh/catatan").words.contains("Kantor dihapus: cempaka"))
    }

    @Test func whatStandsInTheWayIsSaid() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "/kelola/kominfo/kantor/hapus"
        let asked = try await ayu.get(page)
        #expect(asked.words.contains("Kantor ini belum dapat dihapus") && asked.words.contains("Yang menghalangi"))
        #expect(asked.words.contains("Ada petugas yang bertugas di sini"))
        #expect(
            !asked.text.contains("<button class=\"btn alt bad\">") && asked.links.contains("/kelola/kominfo/kantor"))
        #expect(try await ayu.post(page).status == 422)
        #expect(try await ayu.get("/kelola/kominfo/kantor").status == 200)
    }

    @Test func anOfficesOwnAdministratorIsToldWhoMay() async throws {
        let regency = try await Regency()
        try await regency.officer("wati", ["admin"], in: regency.villageA)
        let wati = try await regency.site.browser(as: "wati")
        #expect(try await !wati.get("/kelola/aren/kantor").links.contains("/kelola/aren/kantor/hapus"))
        let asked = try await wati.get("/kelola/aren/kantor/hapus")
        #expect(asked.words.contains("hanya dapat dihapus administrator Kabupaten Contoh"))
        #expect(try await wati.post("/kelola/aren/kantor/hapus").status == 422)
    }
}
