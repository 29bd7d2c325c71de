import Forms
import Services
import Store
import Testing

/// Where a complaint is taken, seen from an office that may have no SOP for it.
@Suite struct NearestServiceTests {
    private static let source = Array(
        """
        sop: pengaduan
        versi: 1
        judul: Pengaduan
        untuk: [desa, kabupaten]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [umum]}
          petugas: {nama: Petugas, peran: petugas-informasi}
        akhir: {dijawab: {judul: Dijawab, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Menyampaikan pengaduan, oleh: pelapor, lalu: jawab}
          jawab: {kegiatan: Menjawab pengaduan, oleh: petugas, waktu: 1 hari kerja, lalu: dijawab}
        uji:
          - {nama: Dijawab, jalan: [ajukan, jawab], akhir: dijawab}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """.utf8)

    private func adopt(_ regency: Regency, at office: String) async throws {
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Self.source, fileName: "pengaduan.sop.yaml", at: office,
            AdoptionTerms(
                sopNumber: "1", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala"), by: regency.admin)
    }

    private func nearest(_ regency: Regency, from office: Office) async throws -> String? {
        let nearest = NearestService(regency.environment, CaseServices())
        return try await regency.environment.database.read { try nearest("pengaduan", from: office, in: $0)?.office.id }
    }

    @Test func itIsTheOfficeItselfThenTheNearestAboveIt() async throws {
        let regency = try await Regency.make()
        #expect(try await nearest(regency, from: regency.villageA) == nil)
        try await adopt(regency, at: regency.villageB.id)
        // What stands beside an office is not above it.
        #expect(try await nearest(regency, from: regency.villageA) == nil)
        try await adopt(regency, at: "root")
        #expect(try await nearest(regency, from: regency.villageA) == "root")
        #expect(try await nearest(regency, from: regency.villageB) == regency.villageB.id)
        try await adopt(regency, at: regency.villageA.id)
        #expect(try await nearest(regency, from: regency.villageA) == regency.villageA.id)
    }
}
