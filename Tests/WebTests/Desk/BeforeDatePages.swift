import Services
import Testing

/// What pages say of a time before a date that the applicant gave (`sebelum`).
@Suite struct BeforeDatePages {
    private static let permit = """
        formulir:
          acara: {acara: {label: Acara, jenis: teks, wajib: ya}, tanggal: {label: Tanggal acara, jenis: tanggal, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: siapkan}
          siapkan: {kegiatan: Menyiapkan balai, oleh: operator, waktu: {waktu: 3 hari kerja, sebelum: acara.tanggal}, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, siapkan], akhir: terbit}
        """

    @Test func theDeadlineIsExplainedFromTheDateBack() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("izin", Self.permit, in: regency) { $0.replacing("versi: 1", with: "versi: 2") }
        let service = try await regency.site.browser().get("/k/aren/layanan/izin")
        #expect(service.words.contains("3 hari kerja sebelum tanggal acara"))
        let desk = try await regency.site.browser(as: "operator")
        let draft = try await desk.beginAtCounter()
        for (number, answer) in [("acara.acara", "Rapat RT"), ("acara.tanggal", "17 Maret 2026")].enumerated() {
            let next = try await desk.post("\(draft)/\(number + 1)", [answer])
            try #require(next.status == 303, "\(next.words)")
        }
        let sent = try await desk.post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        try #require(sent.status == 303, "\(sent.words)")
        let receipt = try await desk.get(sent.location)
        let link = try #require(receipt.links.first { $0.hasPrefix("\(CounterSOP.root)/") && $0.count > 30 })
        let page = try await desk.get("\(CounterSOP.root)/\(link.lastPart)?tugas=siapkan")
        for text in [
            "Kamis 12 Maret", "3 hari kerja sebelum Selasa 17 Maret", "3 hari kerja dihitung mundur dari tanggal ini",
            "Hari ke-3 sampai ke-2", "Genap 3 hari kerja sebelumnya",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
    }
}
