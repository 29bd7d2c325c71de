import Services
import Testing

/// One adoption for many offices below, by pages alone.
@Suite struct AdoptBelowPagesTests {
    private let root = "/kelola/contoh"

    @Test func theChosenVillagesAdoptAndTheRestFollowsLater() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await keep(ayu) + "/bawahan"
        let form = try await ayu.get(page)
        #expect(form.status == 200 && form.words.contains("Semua Desa ("))
        #expect(form.words.contains("Kabupaten Contoh") && form.words.contains("Peran untuk Petugas"))
        #expect(form.text.contains("name=\"kantor\" value=\"\(regency.villageA.slug)\""))

        // Nobody is chosen: it is said, and what was typed stands there.
        let nobody = try await ayu.post(page, fields(of: form))
        #expect(nobody.status == 422 && nobody.words.contains("Pilih kantor yang memberlakukannya"))
        #expect(nobody.text.contains("value=\"007/SOP/2026\""))
        // Without a number the choice stays.
        let unnumbered = try await ayu.post(
            page, fields(of: form, number: "") + [("kantor", regency.villageA.slug), ("ganti", "ya")])
        #expect(unnumbered.status == 422 && unnumbered.words.contains("Isi nomor SOP"))
        #expect(unnumbered.text.contains("value=\"\(regency.villageA.slug)\" checked"))

        let one = try await ayu.post(page, fields(of: form) + [("kantor", regency.villageA.slug)])
        #expect(one.status == 200 && one.words.contains("1 kantor memberlakukan SOP ini"), "\(one.words)")
        let all = try await ayu.post(page, fields(of: form) + [("semua", "ya")])
        #expect(all.status == 200 && all.words.contains("Sudah berlaku sebelumnya (1)"), "\(all.words)")
        #expect(all.words.contains(regency.villageA.name) && !all.words.contains("Belum diberlakukan"))

        // Each village sees where it came from.
        for village in [regency.villageA, regency.villageB] {
            let list = try await ayu.get("/kelola/\(village.slug)/sop")
            let shown = try #require(list.links.first { $0.contains("/penetapan/") && !$0.hasSuffix(".pdf") })
            let words = try await ayu.get(shown).words
            #expect(words.contains("Diberlakukan oleh") && words.contains("Kabupaten Contoh"))
            #expect(words.contains("007/SOP/2026"))
        }
    }

    /// A role of the regency's own making changes nothing of who may adopt.
    @Test func aKindWithARoleOfItsOwnIsOffered() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await keep(ayu) + "/bawahan"
        try await ayu.get("\(root)/jenis/desa/peran")
        let made = try await ayu.post("\(root)/jenis/desa/peran", [("sebutan", "Pendamping Desa")])
        #expect(made.status == 303, "\(made.words)")
        let form = try await ayu.get(page)
        #expect(form.words.contains("Semua Desa ("))
        let one = try await ayu.post(page, fields(of: form) + [("kantor", regency.villageA.slug)])
        #expect(one.status == 200 && one.words.contains("1 kantor memberlakukan SOP ini"), "\(one.words)")
    }

    @Test func anOfficeThatIsNotOfferedIsNotAdoptedFor() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await keep(ayu) + "/bawahan"
        let form = try await ayu.get(page)
        let answer = try await ayu.post(
            page, fields(of: form) + [("kantor", regency.villageA.slug), ("kantor", "kominfo")])
        #expect(answer.status == 404)
        #expect(try await !ayu.get("/kelola/\(regency.villageA.slug)/sop").words.contains("007/SOP/2026"))
    }

    /// The only office of the kind goes while the form is filled in: no other kind's offices are meant by it.
    @Test func offersAnewWhatChangedMeanwhile() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await make("Kelurahan Mawar", "mawar", "kelurahan", by: ayu)
        let source = Self.source.replacing("untuk: [desa]", with: "untuk: [desa, kelurahan]")
        let page = try await keep(ayu, source) + "/bawahan"
        let form = try await ayu.get("\(page)?jenis=kelurahan")
        #expect(form.words.contains("Semua Kelurahan (1)"))
        try await remove("mawar", by: ayu)
        for tick in [("semua", "ya"), ("kantor", "mawar"), ("kelompok", "contoh")] {
            let answer = try await ayu.post("\(page)?jenis=kelurahan", fields(of: form) + [tick])
            #expect(answer.status == 422 && answer.words.contains("Daftar kantor sudah berubah; periksa lagi"))
            #expect(answer.links.contains("\(page)?jenis=desa") && answer.words.contains("Semua Desa ("))
            #expect(answer.text.contains("value=\"007/SOP/2026\"") && answer.text.contains("Sekretaris Daerah"))
            #expect(!answer.text.contains("value=\"ya\" checked"), "none of the other kind is chosen")
            #expect(!answer.text.contains("value=\"contoh\" checked"))
        }
        for village in [regency.villageA, regency.villageB] {
            #expect(try await !ayu.get("/kelola/\(village.slug)/sop").words.contains("Menyapa tamu kantor"))
        }
        // One of several: the others that were chosen stay so.
        let villages = try await ayu.get("\(page)?jenis=desa")
        let some = try await ayu.post(
            "\(page)?jenis=desa", fields(of: villages) + [("kantor", "mawar"), ("kantor", regency.villageA.slug)])
        #expect(some.status == 422 && some.words.contains("Daftar kantor sudah berubah; periksa lagi"))
        #expect(some.text.contains("value=\"\(regency.villageA.slug)\" checked"))
    }

    /// Of two offices only the second by name has the office above it in which a lane acts: its roles are asked for.
    @Test func rolesOfALaneThatOnlySomeHaveAreAskedFor() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await make("Kecamatan Timur", "kecamatan-timur", "kecamatan", by: ayu)
        try await make("Kelurahan Anggrek", "anggrek", "kelurahan", by: ayu)
        try await make("Kelurahan Mawar", "mawar", "kelurahan", below: "kecamatan-timur", by: ayu)
        let source = Self.source.replacing("untuk: [desa]", with: "untuk: [kelurahan]").replacing(
            "nama: Kepala Desa, peran: kepala}", with: "nama: Camat, peran: kepala, di: {atasan: kecamatan}}")
        let form = try await ayu.get(try await keep(ayu, source) + "/bawahan")
        #expect(form.words.contains("Semua Kelurahan (2)"))
        #expect(form.words.contains("Peran untuk Camat") && form.words.contains("kantor atasannya (Kecamatan)"))
    }

    @Test func whereNoOfficeIsLeftWhatWasTypedIsTold() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await make("Kelurahan Mawar", "mawar", "kelurahan", by: ayu)
        let page = try await keep(ayu, Self.source.replacing("untuk: [desa]", with: "untuk: [kelurahan]")) + "/bawahan"
        let form = try await ayu.get(page)
        #expect(form.words.contains("Semua Kelurahan (1)"))
        try await remove("mawar", by: ayu)
        let answer = try await ayu.post("\(page)?jenis=kelurahan", fields(of: form) + [("semua", "ya")])
        #expect(answer.status == 422 && answer.words.contains("Daftar kantor sudah berubah; periksa lagi"))
        #expect(answer.words.contains("007/SOP/2026") && answer.words.contains("Sekretaris Daerah"))
    }

    private func make(
        _ name: String, _ slug: String, _ kind: String, below upper: String = "contoh", by ayu: Browser
    ) async throws {
        let page = "/kelola/\(upper)/kantor/baru"
        try await ayu.get(page)
        let made = try await ayu.post(page, [("nama", name), ("alamat", slug), ("jenis", kind)])
        #expect(made.status == 303, "\(made.words)")
    }

    private func remove(_ slug: String, by ayu: Browser) async throws {
        let page = "/kelola/\(slug)/kantor/hapus"
        try await ayu.get(page)
        #expect(try await ayu.post(page).location == "/kelola")
    }

    @Test func adoptedDraftsOfAnotherOfficeAreNoneOfItsBusiness() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await keep(ayu) + "/bawahan"
        try await regency.officer("citra", ["admin"], in: regency.villageA)
        let citra = try await regency.site.browser(as: "citra")
        #expect([403, 404].contains(try await citra.get(page).status))
        let sent = try await citra.post(page, [("kantor", regency.villageA.slug)])
        #expect([403, 404].contains(sent.status))
    }

    /// The regency's draft of an SOP for villages.
    private func keep(_ ayu: Browser, _ source: String = AdoptBelowPagesTests.source) async throws -> String {
        try await ayu.get("\(root)/sop/periksa")
        let kept = try await ayu.post("\(root)/sop/periksa", [("isi", source), ("simpan", "ya")])
        #expect(kept.status == 303, "\(kept.words)")
        #expect(try await ayu.get(kept.location).links.contains("\(kept.location)/bawahan"))
        return kept.location
    }

    private func fields(of form: Answer, number: String = "007/SOP/2026") -> [(String, String)] {
        [
            ("kode", form.value(after: "name=kode value=\"") ?? ""), ("nomor", number), ("berlaku", "2-3-2026"),
            ("disahkan", "Sekretaris Daerah"), ("peran.petugas", "operator"), ("peran.kepala", "kepala"),
        ]
    }

    private static let source = """
        sop: salam
        versi: 1
        judul: Menyapa tamu kantor
        untuk: [desa]
        batas: {waktu: 1 hari kerja}
        pelaksana:
          petugas: {nama: Petugas, peran: operator}
          kepala: {nama: Kepala Desa, peran: kepala}
        akhir:
          beres: {judul: Tamu pulang, jenis: berhasil}
          batal: {judul: Tamu batal datang, jenis: dicabut}
        langkah:
          sapa: {kegiatan: Menyapa tamu, oleh: petugas, waktu: 5 menit, lalu: terima}
          terima:
            keputusan: Menerima tamu
            oleh: kepala
            waktu: 10 menit
            hasil: {datang: selesai, tidak-datang: batal}
          selesai: {kegiatan: Mengantar tamu pulang, oleh: petugas, waktu: 5 menit, lalu: beres}
        uji:
          - {nama: Datang, jalan: [sapa, {terima: datang}, selesai], akhir: beres}
          - {nama: Batal, jalan: [sapa, {terima: tidak-datang}], akhir: batal}

        """
}
