import Forms
import Procedures
import Services
import Testing

/// What an effect keeps in clear (CLEAR.md) takes no answer that may say something of a person.
@Suite struct ClearParameterTests {
    private static let source = """
        sop: alamat
        versi: 1
        judul: Permintaan alamat
        untuk: [dinas-kominfo]
        pelaksana:
          pemohon: {nama: Pemohon, pihak: pemohon, siapa: [umum]}
          tim: {nama: Tim Teknis, peran: tim-teknis}
        formulir:
          data:
            nama: {label: Nama, jenis: teks, wajib: ya}
            domain: {label: Domain, jenis: nama-domain-baru, wajib: ya}
        akhir: {aktif: {judul: Aktif, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta alamat, oleh: pemohon, isi: [data], waktu: 15 menit, lalu: periksa}
          periksa: {kegiatan: Memeriksa permintaan, oleh: tim, waktu: 1 jam, lalu: alokasi}
          alokasi:
            kegiatan: Mengalokasikan alamat IP
            otomatis: ip.alokasikan
            dengan: {keperluan: data.domain}
            oleh: tim
            kelengkapan: [data]
            waktu: 1 hari kerja
            hasil: {berhasil: aktif}
        uji:
          - {nama: Aktif, jalan: [ajukan, periksa], akhir: aktif}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    private func adopt(_ source: String) async throws {
        let regency = try await Regency.make()
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(source.utf8), fileName: "alamat.sop.yaml", at: regency.kominfo.id,
            AdoptionTerms(
                sopNumber: "1", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Dinas",
                effectModes: ["ip.alokasikan": .manual]),
            by: regency.admin)
    }

    @Test func anAddressIsAllocatedForADomainOnly() async throws {
        try await adopt(Self.source)
        let refused = try await #require(throws: ProcedureRefused.self) {
            try await adopt(Self.source.replacing("keperluan: data.domain", with: "keperluan: data.nama"))
        }
        #expect(refused.diagnostics.contains { $0.code == "E113" || $0.code == "E207" }, "\(refused.message)")
    }
}
