import Forms
import Procedures
import Services
import Store
import Testing

/// A step that waits for a follow-up (`selama`) and is another office's: the number given there is judged as at home.
@Suite struct AwaitedElsewhere {
    private static let complaint = """
        akhir: {selesai: {judul: Selesai, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengadu, oleh: pelapor, lalu: tangani}
          tangani: {kegiatan: Menangani aduan, oleh: operator, waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [ajukan, tangani], akhir: selesai}
        """
    private static let call = """
        formulir:
          catatan:
            nomor: {label: Nomor agenda, jenis: nomor-permohonan, wajib: ya}
            terkait: {label: Nomor yang terkait, jenis: nomor-permohonan}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}}
        lanjutan: {aduan: {sop: aduan, selama: [buka]}}
        langkah:
          hubungi: {kegiatan: Menghubungi kantor, oleh: pelapor, lalu: buka}
          buka: {kegiatan: Membuka aduan, oleh: teknis, isi: [catatan], waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [hubungi, buka], akhir: selesai}
        """
    private static let applicant = "pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}"

    @Test func theNumberIsThatOfACaseThatFollowed() async throws {
        let desk = try await OtherOffices()
        let own = "pelaksana:\n  \(Self.applicant)\n  operator: {nama: Operator, peran: operator}"
        let there =
            "pelaksana:\n  \(Self.applicant)\n  teknis: {nama: Tim Teknis, peran: tim-teknis, di: {mitra: kominfo}}"
        try await desk.adopt(
            "aduan", OtherOffices.source("aduan", lanes: own, Self.complaint), partners: [:])
        try await desk.adopt("telepon", OtherOffices.source("telepon", lanes: there, Self.call))
        func complained() async throws -> String {
            let id = try await desk.apply("aduan", [:], papers: [])
            return try await desk.look(id).number
        }
        let older = try await complained()
        desk.regency.clock.turn(seconds: 120)
        let id = try await desk.apply("telepon", [:], papers: [])
        for number in [older, "2026-99999"] {
            await #expect(throws: SubmissionRefused.self, "\(number)") {
                try await desk.decide(
                    "buka", of: id, at: desk.regency.kominfo, by: desk.technician, ["catatan.nomor": number])
            }
        }
        let newer = try await complained()
        // A second number may be that of any case.
        try await desk.decide(
            "buka", of: id, at: desk.regency.kominfo, by: desk.technician,
            ["catatan.nomor": newer, "catatan.terkait": older])
        try await desk.work()
        #expect(try await desk.look(id, as: desk.applicant).state.result == "selesai")
    }
}
