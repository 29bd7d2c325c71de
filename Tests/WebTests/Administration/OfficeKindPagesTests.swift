import Services
import Testing

/// Kinds of offices and roles that the regency makes, by pages alone.
@Suite struct OfficeKindPagesTests {
    private let list = "/kelola/contoh/jenis"
    private let kinds = "/kelola/contoh/jenis-baru"

    @Test func aRoleIsAddedGivenRenamedAndRemoved() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("/kelola/contoh/kantor").links.contains(list))
        #expect(try await !ayu.get("/kelola/kominfo/kantor").links.contains("/kelola/kominfo/jenis"))
        let shown = try await ayu.get(list)
        #expect(shown.words.contains("Desa: ") && shown.words.contains("bawaan Balai"))
        let role = "\(list)/dinas-kominfo/peran"
        #expect(shown.links.contains(role))
        try await ayu.get(role)
        let refused = try await ayu.post(role, [("sebutan", "Analis Jaringan"), ("nama-sop", "operator")])
        #expect(refused.status == 422 && refused.words.contains("sudah dipakai peran Operator"))
        #expect(refused.text.contains("Analis Jaringan"), "what was typed stays")
        #expect(try await ayu.post(role, [("sebutan", "Analis Jaringan"), ("nama-sop", "")]).location == list)
        let added = try await ayu.get(list)
        #expect(added.words.contains("analis-jaringan"))
        #expect(try await ayu.get("/kelola/kominfo/peran").words.contains("Analis Jaringan"), "officers get it")
        let own = "\(role)/analis-jaringan"
        #expect(added.links.contains(own) && added.links.contains("\(own)/hapus"))
        try await ayu.get(own)
        #expect(try await ayu.post(own, [("sebutan", "Operator")]).status == 422)
        #expect(try await ayu.post(own, [("sebutan", "Analis Jaringan Muda")]).location == list)
        try await regency.officer("analis", ["analis-jaringan"], in: regency.kominfo)
        try await ayu.get("\(own)/hapus")
        let held = try await ayu.post("\(own)/hapus", [])
        #expect(held.status == 422 && held.words.contains("Peran Analis Jaringan Muda masih dijabat di"))
        try await regency.endRoles(of: "analis")
        #expect(try await ayu.post("\(own)/hapus", []).location == list)
        #expect(try await !ayu.get(list).words.contains("analis-jaringan"))
        #expect(try await ayu.get("/kelola/contoh/catatan").words.contains("Jenis kantor dan peran diubah: contoh"))
    }

    @Test func aKindIsAddedAndAnOfficeMadeOfIt() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await ayu.get(kinds)
        let refused = try await ayu.post(
            kinds, [("sebutan", "Rumah Sakit"), ("nama-sop", ""), ("peran-awal", "Dokter Jaga")])
        #expect(refused.status == 422 && refused.words.contains("di bawah jenis kantor apa"))
        #expect(refused.text.contains("Rumah Sakit") && refused.text.contains("Dokter Jaga"), "what was typed stays")
        let made = try await ayu.post(
            kinds,
            [
                ("sebutan", "Rumah Sakit"), ("nama-sop", ""), ("di-bawah", "kabupaten"),
                ("peran-awal", "Dokter Jaga\r\n\r\nPerawat Triase"),
            ])
        #expect(made.location == list)
        let page = "/kelola/contoh/kantor/baru"
        #expect(try await ayu.get(page).words.contains("Rumah Sakit"))
        let office = try await ayu.post(
            page, [("nama", "RSUD Contoh"), ("alamat", "rsud"), ("jenis", "rumah-sakit")])
        #expect(office.location == "/kelola/rsud/kantor")
        let roles = try await ayu.get("/kelola/rsud/peran")
        #expect(roles.words.contains("Dokter Jaga") && roles.words.contains("Perawat Triase"))
        let own = "\(list)/rumah-sakit"
        try await ayu.get("\(own)/hapus")
        let used = try await ayu.post("\(own)/hapus", [])
        #expect(used.status == 422 && used.words.contains("Masih ada kantor berjenis Rumah Sakit: RSUD Contoh"))
        #expect(try await ayu.post(own, [("sebutan", "Rumah Sakit Umum Daerah")]).location == list)
        #expect(try await ayu.get("/kelola/rsud/kantor").words.contains("Rumah Sakit Umum Daerah"))
    }

    @Test func noOtherOfficesAdministratorComesThere() async throws {
        let regency = try await Regency()
        try await regency.officer("budi", ["admin"], in: regency.villageA)
        let budi = try await regency.site.browser(as: "budi")
        for path in [list, kinds, "\(list)/desa/peran", "/kelola/aren/jenis", "/kelola/aren/jenis-baru"] {
            #expect(try await budi.get(path).status == 404, "\(path)")
        }
    }
}
