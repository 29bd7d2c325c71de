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

    @Test func whereTheOfficeTakesRequestsThePageLeadsThere() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("hak-data-pribadi", Self.permit, in: regency) { $0 }
        let browser = try await regency.site.browser()
        let page = try await browser.get("/k/aren/privasi")
        #expect(page.links.contains("/k/aren/layanan/hak-data-pribadi"))
        #expect(!page.words.contains("Sampaikan di loket"))
    }

    @Test func accessibilityNamesWhomToTell() async throws {
        let browser = try await Regency().site.browser()
        let page = try await browser.get("/k/kominfo/aksesibilitas")
        #expect(page.status == 200 && page.words.contains("Sampaikan kepada Dinas Kominfo Contoh"))
        #expect(try await browser.get("/k/kominfo/").links.contains("/k/kominfo/aksesibilitas"))
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
