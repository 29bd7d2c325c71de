import Forms
import FoundationEssentials
import Services
import Testing

/// The head of an office erases a case at the desk, with a reason and the password; what everybody reads afterwards.
@Suite struct ErasurePages {
    private static let basis = "Keputusan 7/2026, UU 27/2022 pasal 8"

    @Test func afterTheDecisionOnlyTheEndIsLeft() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let kadis = try await regency.site.browser(as: "kadis")
        let kabid = try await regency.site.browser(as: "kabid")
        let id = try await clerk.apply()
        let (own, desk) = ("/k/kominfo/permohonan/\(id)", "/meja/kominfo/\(id)")
        let code = try #require(try await clerk.get(own).value(after: "Kode <b class=nb>")?.prefix { $0 != "<" })
        #expect(try await !kadis.get(desk).links.contains("\(desk)/hapus-isi"), "it runs")
        let early = try await kadis.get("\(desk)/hapus-isi")
        #expect(early.status == 409 && early.words.contains("Selesaikan atau cabut dahulu"))
        let question = try await clerk.get("\(own)/cabut")
        _ = try await clerk.post("\(own)/cabut", [("versi", question.version ?? ""), ("alasan", "Salah unit")])
        try await regency.work()

        #expect(try await kadis.get(desk).links.contains("\(desk)/hapus-isi"))
        #expect(try await !kabid.get(desk).links.contains("\(desk)/hapus-isi"))
        #expect(try await kadis.get("\(desk)/hapus-isi").words.contains("Tidak ada yang dapat mengembalikannya"))
        let blank = try await kadis.post("\(desk)/hapus-isi", [("dasar", " "), ("sandi", Site.password)])
        #expect(blank.status == 422 && blank.words.contains("Isi nomor keputusan dan dasar hukumnya"))
        let wrong = try await kadis.post("\(desk)/hapus-isi", [("dasar", Self.basis), ("sandi", "bukan itu")])
        #expect(wrong.status == 422 && wrong.words.contains("Kata sandi tidak cocok"))
        #expect(wrong.words.contains(Self.basis), "what was typed is not lost")
        let done = try await kadis.post("\(desk)/hapus-isi", [("dasar", Self.basis), ("sandi", Site.password)])
        #expect(done.status == 303 && done.location == desk, "\(done.words)")
        let kept = try #require(
            FileManager.default.contents(
                atPath: "\(regency.site.folder)/akar/dihapus/\(regency.kominfo.id).txt"))
        #expect(String(decoding: kept, as: UTF8.self).contains(" \(id) "), "outside the database, at once")
        try await regency.work()

        for (browser, page) in [(kadis, desk), (kabid, desk), (clerk, own)] {
            let left = try await browser.get(page)
            #expect(left.status == 200)
            #expect(left.words.contains("Isi permohonan ini dihapus") && left.words.contains(Self.basis))
            #expect(left.words.contains("Dicabut"))
            #expect(!left.words.contains("Siti Contoh") && !left.links.contains { $0.contains("/berkas/") })
        }
        #expect(try await kadis.get(desk).words.contains("oleh Petugas kadis"))
        #expect(try await !clerk.get(own).words.contains("Petugas kadis"))
        let list = try await kadis.get("/meja/kominfo/permohonan?keadaan=selesai")
        #expect(list.words.contains("Nama sudah dihapus") && !list.words.contains("Siti Contoh"))
        #expect(try await clerk.get("/k/kominfo/permohonan").status == 200)
        let tracked = try await regency.site.browser().get("/k/kominfo/lacak?kode=\(code)")
        #expect(tracked.status == 200 && tracked.words.contains("Dicabut"))
        #expect(try await kadis.get("/meja/kominfo/buku/register-permohonan").words.contains("dihapus"))
        let act = try await kadis.get("\(desk)/cabut")
        #expect(act.status == 410 && act.words.contains("sudah dihapus"))
        #expect(try await kadis.get("\(desk)/hapus-isi").status == 410)
        #expect(try await regency.site.browser(as: "asing").get(own).status == 404)
    }

    /// The head of an office has no lane in every SOP of it; no list shows them those cases.
    @Test func aHeadWithoutALaneFindsTheCaseByItsNumber() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("izin", Self.withoutTheHead, in: regency) {
            $0.replacing("versi: 1", with: "versi: 2").replacing("peran: kepala}", with: "peran: kaur-umum}")
        }
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.beginAtCounter()
        try #require(try await clerk.post("\(draft)/1", [("acara.acara", "Rapat RT")]).status == 303)
        let sent = try await clerk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        try #require(sent.status == 303, "\(sent.words)")
        let id = try #require(
            try await clerk.get(sent.location).links.first { $0.hasPrefix("/meja/aren/") && $0.count > 30 }
        ).lastPart
        let (list, named) = ("/meja/aren/permohonan?keadaan=semua", "/meja/aren/hapus-isi")
        let head = try await regency.site.browser(as: "kades")
        #expect(try await head.get("/meja/aren/\(id)").status == 404)
        let cases = try await head.get(list)
        #expect(!cases.words.contains("2026-00001") && cases.links.contains(named))
        #expect(try await !clerk.get(list).links.contains(named))
        #expect(try await clerk.get(named).status == 403)

        #expect(try await head.get(named).status == 200)
        #expect(try await head.post(named, [("nomor", " ")]).words.contains("Isi nomor agenda permohonan"))
        let unknown = try await head.post(named, [("nomor", "2026-00099")])
        #expect(unknown.status == 422 && unknown.words.contains("Tidak ada permohonan bernomor 2026-00099"))
        #expect(unknown.words.contains("value=\"2026-00099\""))
        let found = try await head.post(named, [("nomor", "2026 - 1")])
        #expect(found.location == "/meja/aren/\(id)/hapus-isi")
        let early = try await head.get(found.location)
        #expect(early.status == 409 && early.links.contains(named) && !early.links.contains("/meja/aren/\(id)"))
        try await clerk.doAtVillage("periksa", of: id, [])
        try await regency.work()

        let page = try await head.get(found.location)
        #expect(page.status == 200 && page.links.contains(named) && !page.links.contains("/meja/aren/\(id)"))
        #expect(!page.words.contains("Rapat RT") && !page.words.contains("Budi Contoh"), "no content")
        let done = try await head.post(found.location, [("dasar", Self.basis), ("sandi", Site.password)])
        #expect(done.location == "/meja/aren/\(id)", "\(done.words)")
        #expect(try await head.get(done.location).words.contains("Isi permohonan ini dihapus"))
    }

    private static let withoutTheHead = """
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """
}
