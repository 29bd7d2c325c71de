import Forms
import Procedures
import Services
import Store
import Testing

/// A role of the same name in the handling office is not the lane of another office.
@Suite struct BookElsewhere {
    private static let report = """
        pencatatan: [Buku Register Permohonan]
        formulir: {lapor: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {tuntas: {judul: Tuntas, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Menyampaikan laporan, oleh: pelapor, isi: [lapor], catat: {buku: register-permohonan, isi: {pemohon: lapor.nama}}, lalu: telaah}
          telaah: {kegiatan: Menelaah laporan, oleh: operator, waktu: 1 hari kerja, lalu: nilai}
          nilai: {kegiatan: Menilai laporan, oleh: camat, waktu: 1 hari kerja, lalu: tuntas}
        uji:
          - {nama: Tuntas, jalan: [ajukan, telaah, nilai], akhir: tuntas}
        """

    @Test func theBookTellsNamesToThoseWithALaneHereOnly() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt("lapor", OtherOffices.source("lapor", BookElsewhere.report))
        let head = try await desk.regency.officer("kades-c", ["kepala"], in: desk.village)
        _ = try await desk.apply("lapor", ["lapor.nama": "Siti Contoh"], papers: [])
        func columns(_ person: Person) async throws -> [String: Value]? {
            try await desk.environment.database.read {
                try ClosedBook.load(
                    "register-permohonan", of: desk.village.id, for: person, year: nil, limit: 10, offset: 0,
                    desk.environment, desk.cases, in: $0)?.entries.first?.columns
            }
        }
        #expect(try await columns(desk.clerk)?["pemohon"] == .text("Siti Contoh"))
        #expect(try await columns(head)?.isEmpty == true)
    }
}
