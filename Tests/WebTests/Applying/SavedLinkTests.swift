import Forms
import Procedures
import Services
import Testing

/// The link of a saved draft is the office's own, on whatever host the office stands.
@Suite struct SavedLinkTests {
    private static let source = """
        sop: pinjam-balai
        versi: 1
        judul: Peminjaman balai desa
        untuk: [desa]
        batas: {waktu: 5 hari kerja}
        pelaksana:
          warga: {nama: Pemohon, pihak: pemohon, siapa: [umum]}
          operator: {nama: Operator, peran: operator}
        formulir: {acara: {nama: {label: Acara, jenis: teks, wajib: ya}, tempat: {label: Ruang, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan peminjaman, oleh: warga, isi: [acara], lalu: catat}
          catat: {kegiatan: Mencatat peminjaman, oleh: operator, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [ajukan, catat], akhir: beres}
        """

    @Test func theLinkIsOfTheHostOnWhichTheDraftLies() async throws {
        let regency = try await Regency()
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa")
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(SavedLinkTests.source.utf8), fileName: "pinjam-balai.sop.yaml", at: regency.villageB.id,
            terms, by: regency.admin)
        let phone = regency.site.browser(host: "bambu.contoh.id")
        try await phone.get("/layanan/pinjam-balai")
        let begun = try await phone.post("/layanan/pinjam-balai/ajukan")
        try #require(begun.status == 303, "\(begun.words)")
        let draft = String(begun.location.dropLast(2))
        try await phone.post("\(draft)/1", [("acara.nama", "Rapat")])
        let link = try #require(try await phone.get("\(draft)/simpan").value(after: "id=tautan readonly value=\""))
        let root = "http://bambu.contoh.id:\(regency.site.port)"
        #expect(link.hasPrefix("\(root)\(draft)/lanjut/"), "\(link)")
        let computer = regency.site.browser(host: "bambu.contoh.id")
        let path = String(link.dropFirst(root.count))
        try await computer.get(path)
        #expect(try await computer.post(path).location == "\(draft)/2")
    }

    /// With an account there is no link that opens it to whoever holds it.
    @Test func withAnAccountOnlyTheAccountOpensIt() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        let saved = try await clerk.get("\(draft)/simpan")
        #expect(saved.words.contains("Hanya akun Anda yang dapat membukanya"))
        let link = try #require(saved.value(after: "id=tautan readonly value=\""))
        #expect(!link.contains("/lanjut/"))
        let path = String(link.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })
        #expect(try await clerk.get(path).status == 200)
        #expect(try await regency.site.browser().get(path).status == 404)
    }
}
