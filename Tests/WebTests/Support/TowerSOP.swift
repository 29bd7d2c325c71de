import Forms
import Procedures
import Services
import Store
import Testing

/// A village's service of which the Kominfo office does a step: the partner decides about a tower.
enum TowerSOP {
    private static let source = """
        sop: menara
        versi: 1
        judul: Izin menara
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          operator: {nama: Operator, peran: operator}
          kadis: {nama: Kepala Dinas, peran: kepala, di: {mitra: kominfo}}
        berkas: {denah: {nama: Denah}, ktp: {nama: KTP}, foto: {nama: Foto, wajib: tidak}}
        formulir:
          menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}
          orang: {nama: {label: Nama, jenis: teks, wajib: ya}}
          ukur: {tinggi: {label: Tinggi, jenis: angka, wajib: ya, min: 1}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          ditolak: {judul: Izin ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara, orang], unggah: [denah, ktp], lalu: nilai}
          nilai:
            keputusan: Menilai kelayakan menara
            oleh: kadis
            isi: [ukur]
            unggah: [foto]
            kelengkapan: [denah, menara]
            waktu: 2 hari kerja
            hasil: {layak: catat, tidak: {lalu: ditolak, alasan: untuk-pemohon}}
          catat: {kegiatan: Mencatat izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {nilai: layak}, catat], akhir: terbit}
        """

    /// Puts it in force at village A.
    /// - Parameter change: makes another file of it.
    static func adopt(in regency: Regency, _ change: (String) -> String = { $0 }) async throws {
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa",
            partners: ["kominfo": regency.kominfo.id])
        _ = try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Array(change(source).utf8), fileName: "menara.sop.yaml", at: regency.villageA.id, terms,
            by: regency.admin)
    }

    /// An application of the other village's clerk; returns the case's id.
    static func apply(in regency: Regency) async throws -> String {
        let (environment, cases, office) = (regency.environment, regency.site.cases, regency.villageA.id)
        let person = try await regency.person("asing")
        let draft = try await StartDraft(environment, cases)("menara", at: office, by: person, secret: nil)
        let drafts = DraftDesk(environment, cases)
        let raw = [
            FieldPath("menara.lokasi")!: RawAnswer.text("Bukit Kapur"), FieldPath("orang.nama")!: .text("Siti Rahasia"),
        ]
        let troubles = try await drafts.answer(raw, in: draft, of: office, by: person, secret: nil)
        try #require(troubles.isEmpty)
        for paper in ["denah", "ktp"] {
            let blob = try await regency.site.blobs.write(Papers.pdf(paper), office: office)
            let file = PaperFile(
                blob: blob.place.id, name: "\(paper)-siti.pdf", type: .pdf, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest))
            try await drafts.attach(
                file, kept: blob, to: paper, in: draft, of: office, by: person, secret: nil, blobs: regency.site.blobs)
        }
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: person, secret: nil)
        try await regency.work()
        return id
    }
}
