import Procedures
import Services
import Store
import Testing

/// How the tests of what people are told begin: somebody of another village has asked for a permit on Monday 2 March 2026,
/// soon after 09.00, which the kaur is to check until Wednesday, 16.00. What was mailed until then is out of the way.
enum PermitScene {
    static let permit = """
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta izin, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: kaur, kelengkapan: [data], waktu: 2 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    /// With a second step, of which the operator is reminded by the SOP.
    static let passedOn = permit.replacing(
        "waktu: 2 hari kerja, lalu: beres}", with: "waktu: 2 hari kerja, lalu: teruskan}"
    )
    .replacing(
        "uji:",
        with: """
              teruskan: {kegiatan: Meneruskan izin, oleh: operator, waktu: 1 hari kerja, ingatkan: [{pada: 1 hari kalender}], lalu: beres}
            uji:
            """
    ).replacing("jalan: [minta, periksa]", with: "jalan: [minta, periksa, teruskan]")

    /// - Parameter headLane: the role that fills the lane of the village's head.
    static func begin(
        _ permit: String = permit, headLane: String = "kepala"
    ) async throws -> (desk: RuleDesk, id: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", permit, headLane: headLane)
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        try await desk.work()
        _ = try await desk.regency.test.mails()
        return (desk, id)
    }
}
