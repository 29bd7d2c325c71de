import Forms
import Procedures
import Services
import Store
import Testing
import Web

/// Somebody without an account whose case asks them for the form of a sub-procedure that another office handles: they
/// fill it in where their case is, in the session that they have.
@Suite struct SubElsewherePages {
    private static let survey = """
        sop: survei
        versi: 1
        judul: Survei jaringan
        untuk: [dinas-kominfo]
        pelaksana:
          pemohon: {nama: Pemohon survei, pihak: pemohon, siapa: [umum]}
          tim: {nama: Tim Teknis, peran: tim-teknis}
        berkas: {denah: {nama: Denah, wajib: tidak}}
        formulir: {titik: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}, tinggi: {label: Tinggi, jenis: angka, wajib: ya}}}
        akhir: {layak: {judul: Layak, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta survei, oleh: pemohon, isi: [titik], unggah: [denah], lalu: ukur}
          ukur: {kegiatan: Mengukur, oleh: tim, waktu: 1 hari kerja, lalu: layak}
        uji:
          - {nama: Layak, jalan: [ajukan, ukur], akhir: layak}
        """

    private static let tower = """
        sop: menara
        versi: 1
        judul: Izin menara
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [umum]}
          operator: {nama: Operator, peran: operator}
        formulir: {menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara], lalu: survei-menara}
          survei-menara: {kegiatan: Meminta survei, sub: survei, di: {mitra: kominfo}, oleh: pelapor, dengan: {titik.lokasi: menara.lokasi}, hasil: {layak: catat, dicabut: dicabut}}
          catat: {kegiatan: Mencatat izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {survei-menara: layak}, catat], akhir: terbit}
        """

    /// A case at the village whose applicant proved an address, waiting for the form of the survey.
    private func waiting() async throws -> (Regency, Browser, page: String, form: String) {
        let regency = try await Regency()
        for (name, source, office) in [
            ("survei", Self.survey, regency.kominfo), ("menara", Self.tower, regency.villageA),
        ] {
            let terms = AdoptionTerms(
                sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala",
                partners: name == "menara" ? ["kominfo": regency.kominfo.id] : [:])
            _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
                source: Array(source.utf8), fileName: "\(name).sop.yaml", at: office.id, terms, by: regency.admin)
        }
        let browser = regency.site.browser()
        try await browser.get("/k/aren/layanan/menara")
        let begun = try await browser.post("/k/aren/layanan/menara/ajukan")
        let draft = String(begun.location.dropLast(2))
        try await browser.post("\(draft)/1", [("menara.lokasi", "Bukit Kapur")])
        let asked = try await browser.post("\(draft)/kontak", [("email", "siti@aren.contoh")])
        let code = try #require(try await regency.site.mails().first { $0.to == "siti@aren.contoh" }).code
        let proven = try await browser.post(asked.location, [("kode", code)])
        try #require(proven.location == "\(draft)/periksa", "\(proven.words)")
        try await browser.get("\(draft)/periksa")
        let sent = try await browser.post("\(draft)/periksa")
        try #require(sent.status == 303, "\(sent.words)")
        try await regency.work()
        let page = try #require(
            try await browser.get(sent.location).links.first { $0.hasPrefix("/k/aren/permohonan/") })
        let form = try #require(try await browser.get(page).links.first { $0.contains("/isian/") })
        return (regency, browser, page, String(form.dropLast(2)))
    }

    @Test func theFormIsFilledInWhereTheCaseIs() async throws {
        let (regency, browser, page, form) = try await waiting()
        #expect(form.hasPrefix("\(page)/isian/"))
        let first = try await browser.get("\(form)/1")
        #expect(first.status == 200)
        #expect(first.words.contains("Yang menerimanya Dinas"))
        #expect(first.words.contains("value=\"Bukit Kapur\""))
        #expect(try await browser.post("\(form)/1", [("titik.lokasi", "Bukit Batu")]).location == "\(form)/2")
        #expect(try await browser.post("\(form)/2", [("titik.tinggi", "40")]).location == "\(form)/3")
        #expect(try await browser.upload("\(form)/3", files: [.pdf("denah")]).location == "\(form)/periksa")
        #expect(try await browser.get("\(form)/periksa").words.contains("Bukit Batu"))
        let sent = try await browser.post("\(form)/periksa")
        #expect(sent.location == "\(form)/terkirim")
        #expect(try await browser.get(sent.location).links.contains(page))
        try await regency.work()

        // It is a case of that office now, and its history stands in the parent's.
        let own = try await browser.get(page)
        #expect(own.words.contains("Survei jaringan"))
        #expect(own.words.contains("Masuk di Dinas"))
        let openings = try await regency.environment.database.read { try $0.rows("SELECT person FROM openings") }
        #expect(openings.isEmpty, "a form of their own case")
        let technician = try await regency.site.browser(as: "teknis")
        let task = try #require(try await technician.get("/meja").links.first { $0.contains("?tugas=ukur") })
        let case_ = try await technician.get(task)
        #expect(case_.words.contains("Bukit Batu") && case_.words.contains("denah"))
    }

    /// It rests with the case that asks for it, and opens for whoever has that.
    @Test func whoRestsReadsWhoCanGoOn() async throws {
        let (regency, browser, _, form) = try await waiting()
        #expect(try await !browser.get("\(form)/1").words.contains("30 hari"))
        let saved = try await browser.get("\(form)/simpan")
        #expect(saved.words.contains("Isian tersimpan"))
        #expect(saved.words.contains("selama permohonan itu menunggunya"))
        for untrue in ["Siapa pun yang memegang tautan", "tanpa tautan ini", "disimpan sampai"] {
            #expect(!saved.words.contains(untrue), "\(untrue)")
        }
        let link = try #require(saved.value(after: "id=tautan readonly value=\""))
        let path = String(link.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })
        #expect(path == "\(form)/1")
        #expect(try await browser.get(path).status == 200)
        #expect(try await regency.site.browser().get(path).status != 200)
    }

    @Test func itIsOfTheApplicantOnly() async throws {
        let (regency, _, page, form) = try await waiting()
        for name in ["asing", "operator", "teknis"] {
            let other = try await regency.site.browser(as: name)
            #expect(try await other.get("\(form)/1").status == 404, "\(name)")
            #expect(try await other.post("\(form)/1", [("titik.lokasi", "x")]).status == 404, "\(name)")
        }
        #expect(try await regency.site.browser().get("\(form)/1").status == 303)
        // Another form by the way of this case is none.
        let (_, browser, _, foreign) = try await waiting()
        #expect(try await browser.get("\(page)/isian/\(foreign.lastPart)/1").status == 404)
    }
}
