import Forms
import Services
import Store
import Testing

/// What an office says of the data of people, and of its own pages.
@Suite struct PrivacyPages {
    @Test func whatIsKeptAndHowLongStandsAsTheSOPSays() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("izin", Self.permit, in: regency) { $0.replacing("versi: 1", with: "versi: 2") }
        let browser = try await regency.site.browser()
        let page = try await browser.get("/k/aren/privasi")
        #expect(page.status == 200)
        #expect(page.words.contains("90 hari kalender") && page.words.contains("Nama, KTP"))
        #expect(page.words.contains("Sebagai arsip") && page.words.contains("Acara"))
        // What an officer writes is not the applicant's.
        #expect(!page.words.contains("Catatan pemeriksa"))
        #expect(page.words.contains("Sampaikan di loket Desa Aren"))
        #expect(try await browser.get("/k/aren/").links.contains("/k/aren/privasi"))
    }

    /// What is kept of whoever applied before the SOP was replaced, or ended, is told as long as it is kept.
    @Test func whatIsHeldOfEndedServicesIsToldToo() async throws {
        let regency = try await CounterSOP.village()
        func adopt(version: Int, keeping days: Int) async throws {
            try await CounterSOP.adopt("izin", Self.kept(days), in: regency) {
                $0.replacing("versi: 1", with: "versi: \(version)")
            }
        }
        try await adopt(version: 2, keeping: 90)
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.beginAtCounter()
        _ = try await desk.post("\(draft)/1", [("isi.uraian", "Rapat RT")])
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        try #require(sent.status == 303, "\(sent.words)")
        let browser = regency.site.browser()
        let rest = "lagi dibuka; permohonan yang ada tetap disimpan"
        #expect(try await !browser.get("/k/aren/privasi").words.contains(rest))

        try await adopt(version: 3, keeping: 45)
        let replaced = try await browser.get("/k/aren/privasi")
        for told in ["45 hari kalender", "90 hari kalender", "SOP versi 2 tidak \(rest)"] {
            #expect(replaced.words.contains(told), "\(told)")
        }
        #expect(!replaced.words.contains("Kartu Keluarga"), "of version 1 there is no case")

        let today = regency.clock.now.date(in: .wib)
        let village = regency.villageA.id
        let inForce = try await regency.environment.database.read {
            try Adoption.inForce("izin", at: village, on: today, in: $0)
        }
        let adoption = try #require(inForce)
        try await EndAdoption(regency.environment)(adoption.id, at: village, lastDay: today, by: regency.admin)
        regency.clock.turn(days: 1)
        let ended = try await browser.get("/k/aren/privasi")
        #expect(ended.words.contains("Tidak \(rest)") && ended.words.contains("90 hari kalender"))
        #expect(!ended.words.contains("45 hari kalender"), "under the last version nobody applied")
        #expect(!ended.links.contains("/k/aren/layanan/izin"))

        // What was erased is held no longer.
        try await regency.environment.database.write {
            _ = try $0.execute("UPDATE cases SET key_sealed = NULL WHERE office_id = \(village)")
        }
        #expect(try await !browser.get("/k/aren/privasi").words.contains(rest))
    }

    @Test func whereTheOfficeTakesRequestsThePageLeadsThere() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("hak-data-pribadi", Self.permit, in: regency) { $0 }
        let browser = try await regency.site.browser()
        let page = try await browser.get("/k/aren/privasi")
        #expect(page.links.contains("/k/aren/layanan/hak-data-pribadi"))
        #expect(!page.words.contains("Sampaikan di loket"))
    }

    /// Whoever asks for their data at an office that was closed finds the service that takes such requests.
    @Test func aClosedOfficeLeadsToItsSuccessorsService() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("hak-data-pribadi", Self.permit, in: regency) { $0 }
        try await CloseOffice(regency.environment, CaseServices())(
            regency.kominfo.id,
            ClosingTerms(reason: "Digabung", legalBasis: "Peraturan Rekaan 1/2026", successor: "aren"),
            by: regency.admin)
        let page = try await regency.site.browser().get("/k/kominfo/privasi")
        #expect(page.words.contains("Sampaikan kepada Desa Aren"))
        #expect(page.links.contains("/k/aren/layanan/hak-data-pribadi"))
    }

    @Test func accessibilityNamesWhomToTell() async throws {
        let browser = try await Regency().site.browser()
        let page = try await browser.get("/k/kominfo/aksesibilitas")
        #expect(page.status == 200 && page.words.contains("Sampaikan kepada Dinas Kominfo Contoh"))
        #expect(try await browser.get("/k/kominfo/").links.contains("/k/kominfo/aksesibilitas"))
    }

    private static func kept(_ days: Int) -> String {
        """
        formulir: {isi: {uraian: {label: Uraian, jenis: teks, wajib: ya, simpan: \(days) hari kalender}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [isi], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """
    }

    private static let permit = """
        berkas: {ktp: {nama: KTP, simpan: 90 hari kalender}}
        formulir:
          acara:
            acara: {label: Acara, jenis: teks, wajib: ya}
            nama: {label: Nama, jenis: teks, wajib: ya, simpan: 90 hari kalender}
          hasil: {catatan: {label: Catatan pemeriksa, jenis: teks, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [ktp], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: operator, isi: [hasil], waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """
}
