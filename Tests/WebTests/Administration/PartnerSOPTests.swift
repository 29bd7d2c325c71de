import Forms
import Procedures
import Services
import Store
import Testing

/// An SOP that calls another office's (`sub` with `di: {mitra: …}`), kept and adopted by pages alone.
@Suite struct PartnerSOPTests {
    private static let child = """
        sop: rekomendasi
        versi: 1
        judul: Rekomendasi teknis
        untuk: [dinas-kominfo]
        pelaksana:
          kantor: {nama: Kantor pemohon, pihak: pemohon, siapa: [kantor]}
          kasi: {nama: Kasi, peran: kasi-egov}
        formulir: {usul: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir:
          setuju: {judul: Direkomendasikan, jenis: berhasil}
          tolak: {judul: Tidak direkomendasikan, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta rekomendasi, oleh: kantor, isi: [usul], lalu: telaah}
          telaah: {keputusan: Menelaah permintaan, oleh: kasi, waktu: 1 hari kerja, hasil: {ya: setuju, tidak: {lalu: tolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Setuju, jalan: [ajukan, {telaah: ya}], akhir: setuju}

        """

    /// - Parameter pencatat: the role of a lane of the partner's.
    private static func parent(version: Int = 1, pencatat: String = "helpdesk") -> String {
        """
        sop: izin-tiang
        versi: \(version)
        judul: Izin tiang
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          operator: {nama: Operator, peran: operator}
          pencatat: {nama: Pencatat dinas, peran: \(pencatat), di: {mitra: dinas}}
        formulir: {tiang: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [tiang], lalu: rekomendasi}
          rekomendasi:
            kegiatan: Meminta rekomendasi dinas
            sub: rekomendasi
            di: {mitra: dinas}
            oleh: operator
            dengan: {usul.lokasi: tiang.lokasi}
            hasil: {setuju: catat, tolak: ditolak, dicabut: ditolak}
          catat: {kegiatan: Mencatat izin, oleh: pencatat, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {rekomendasi: setuju}, catat], akhir: terbit}

        """
    }

    private func adoptChild(in regency: Regency) async throws {
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(Self.child.utf8), fileName: "rekomendasi.sop.yaml", at: regency.kominfo.id,
            AdoptionTerms(
                sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Dinas"),
            by: regency.admin)
    }

    @Test func itIsKeptTriedAdoptedAndFollowed() async throws {
        let regency = try await Regency()
        try await adoptChild(in: regency)
        let (ayu, check) = (try await regency.site.browser(as: "ayu"), "/kelola/aren/sop/periksa")
        try await ayu.get(check)
        let alone = try await ayu.post(check, [("isi", Self.parent()), ("mitra", "")])
        #expect(alone.words.contains("E105"), "nobody said whose SOP it calls")
        let unknown = try await ayu.post(check, [("isi", Self.parent()), ("mitra", "komifno"), ("simpan", "ya")])
        #expect(unknown.status == 422 && unknown.words.contains("Tidak ada kantor bernama pendek “komifno”"))
        #expect(unknown.text.contains("sop: izin-tiang"), "nothing typed is lost")
        let file = Upload(
            field: "berkas", name: "tiang.sop.yaml", type: "text/yaml", bytes: Array(Self.parent().utf8))
        let uploaded = try await ayu.upload(check, [("isi", ""), ("mitra", "komifno")], files: [file])
        #expect(uploaded.status == 422 && uploaded.text.contains("sop: izin-tiang"), "nor what was uploaded")
        let kept = try await ayu.post(check, [("isi", Self.parent()), ("mitra", "kominfo"), ("simpan", "ya")])
        let draft = kept.location
        #expect(kept.status == 303 && draft.hasPrefix("/kelola/aren/konsep/"), "\(kept.words)")
        #expect(try await ayu.get(draft).links.contains("\(draft)/tetapkan"))
        #expect(try await ayu.get("\(check)?konsep=\(draft.lastPart)").text.contains("value=\"kominfo\""))
        #expect(try await ayu.get("\(draft)/uji-coba").status == 200)

        let form = try await ayu.get("\(draft)/tetapkan")
        #expect(form.words.contains("Kantor untuk dinas") && form.text.contains("value=\"kominfo\""))
        #expect(form.words.contains("Peran untuk Pencatat dinas") && form.words.contains("Bertugas di Dinas Kominfo"))
        let adopted = try await ayu.post("\(draft)/tetapkan", fields(of: form) + [("mitra.dinas", "kominfo")])
        #expect(adopted.status == 303 && adopted.location.hasPrefix("/kelola/aren/penetapan/"), "\(adopted.words)")

        // The next version goes by the partners of the one in force.
        let next = try await ayu.post(check, [("isi", Self.parent(version: 2)), ("mitra", ""), ("simpan", "ya")])
        #expect(next.status == 303 && next.location.hasPrefix("/kelola/aren/konsep/"), "\(next.words)")
        #expect(try await ayu.get("\(next.location)/tetapkan").text.contains("value=\"kominfo\""))

        // Whoever ends the called SOP is told who calls it.
        let end = try await ayu.get("/kelola/kominfo/sop").links.filter { $0.contains("/penetapan/") }
        var warned = false
        for page in Set(end.filter { !$0.contains("/dokumen/") }) {
            let asked = try await ayu.get("\(page)/akhiri")
            warned = warned || asked.words.contains("“Izin tiang” di Desa Aren memanggil SOP ini")
        }
        #expect(warned)
    }

    /// A closed office is nobody's partner: it is not offered, and refused at its field.
    @Test func aClosedOfficeIsNotOfferedAsPartner() async throws {
        let regency = try await Regency()
        let (ayu, check) = (try await regency.site.browser(as: "ayu"), "/kelola/aren/sop/periksa")
        try await ayu.get(check)
        let kept = try await ayu.post(check, [("isi", Self.recorded), ("mitra", "kominfo"), ("simpan", "ya")])
        try #require(kept.status == 303, "\(kept.words)")
        let page = "\(kept.location)/tetapkan"
        let before = try await ayu.get(page)
        #expect(before.text.contains("value=\"kominfo\""))
        try await CloseOffice(regency.environment, CaseServices())(
            regency.kominfo.id,
            ClosingTerms(reason: "Digabung", legalBasis: "Peraturan Rekaan 1/2026", successor: "bambu"),
            by: regency.admin)
        let after = try await ayu.get(page)
        #expect(after.status == 200 && !after.text.contains("value=\"kominfo\""))
        let refused = try await ayu.post(page, fields(of: before) + [("mitra.dinas", "kominfo")])
        #expect(refused.status == 422 && refused.words.contains("kominfo"), "what was typed stays")
        #expect(refused.words.contains("Tidak ada kantor yang buka bernama pendek “kominfo”"))
    }

    private static let recorded = """
        sop: izin-tiang
        versi: 1
        judul: Izin tiang
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          pencatat: {nama: Pencatat dinas, peran: helpdesk, di: {mitra: dinas}}
        formulir: {tiang: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [tiang], lalu: catat}
          catat: {kegiatan: Mencatat izin, oleh: pencatat, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, catat], akhir: terbit}

        """

    /// Each lane's error stands at its own field, also of lanes elsewhere.
    @Test func whatIsWrongWithALaneStandsAtItsField() async throws {
        let regency = try await Regency()
        try await adoptChild(in: regency)
        let (ayu, check) = (try await regency.site.browser(as: "ayu"), "/kelola/aren/sop/periksa")
        try await ayu.get(check)
        let source = Self.parent(pencatat: "kasi-pelayanan")
        let kept = try await ayu.post(check, [("isi", source), ("mitra", "kominfo"), ("simpan", "ya")])
        try #require(kept.status == 303, "\(kept.words)")
        let page = "\(kept.location)/tetapkan"
        let form = try await ayu.get(page)
        // The Kominfo office has no such role, and the own lane is left empty.
        let refused = try await ayu.post(
            page,
            fields(of: form).filter { !$0.0.hasPrefix("peran.") } + [("mitra.dinas", "kominfo")])
        #expect(refused.status == 422 && refused.text.contains("#f-peran-operator"), "\(refused.words)")
        let elsewhere = try await ayu.post(page, fields(of: form) + [("mitra.dinas", "kominfo")])
        #expect(elsewhere.status == 422 && elsewhere.text.contains("#f-peran-pencatat"), "\(elsewhere.words)")
        let chosen = try await ayu.post(
            page, fields(of: form) + [("mitra.dinas", "kominfo"), ("peran.pencatat", "helpdesk")])
        #expect(chosen.status == 303, "\(chosen.words)")
    }

    /// An office need not begin with an empty text.
    @Test func anOfficeBeginsFromAShippedSOP() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let empty = try await ayu.get("/kelola/aren/sop/periksa")
        #expect(empty.words.contains("Mulai dari SOP bawaan") && empty.words.contains("Penanganan pengaduan"))
        let link = try #require(empty.links.first { $0.hasSuffix("?bawaan=surat-layanan-mandiri") })
        #expect(!empty.links.contains { $0.hasSuffix("?bawaan=email-domain") }, "not for a village")
        #expect(try await ayu.get(link).text.contains("sop: surat-layanan-mandiri"))
        #expect(try await ayu.get("/kelola/aren/sop/periksa?bawaan=tidak-ada").status == 404)
    }

    private func fields(of form: Answer) -> [(String, String)] {
        var fields = [
            ("kode", form.value(after: "name=kode value=\"") ?? ""), ("nomor", "002/SOP/2026"),
            ("berlaku", "2-3-2026"), ("disahkan", "Kepala Desa; Nama"),
        ]
        for match in form.text.matches(of: /<input type=checkbox name="([^"]+)" id="[^"]+" value="([^"]+)" checked>/) {
            fields.append((String(match.1), String(match.2)))
        }
        return fields
    }
}
