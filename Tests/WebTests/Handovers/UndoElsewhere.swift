import Forms
import Procedures
import Services
import Store
import Testing
import Web

/// The taking back of an effect that another office answers for, in a browser.
@Suite struct UndoElsewhere {
    private static let source = """
        sop: surel
        versi: 1
        judul: Akun surel
        untuk: [desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          operator: {nama: Operator, peran: operator}
          kadis: {nama: Kepala Dinas, peran: kepala, di: {mitra: kominfo}}
        berkas: {ktp: {nama: KTP}}
        formulir: {surat: {alamat: {label: Alamat, jenis: alamat-email-baru, wajib: ya}, nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir:
          jadi: {judul: Akun jadi, jenis: berhasil}
          ditolak: {judul: Ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta akun, oleh: pelapor, isi: [surat], unggah: [ktp], lalu: buat}
          buat:
            kegiatan: Membuat akun
            otomatis: email.buat
            dengan: {alamat: surat.alamat, pemilik: surat.nama}
            oleh: kadis
            kelengkapan: [ktp]
            waktu: 1 hari kerja
            hasil: {berhasil: terima, alamat-terpakai: ditolak}
          terima: {keputusan: Memeriksa akun, oleh: operator, waktu: 1 hari kerja, hasil: {ya: jadi, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Jadi, jalan: [ajukan, {terima: ya}], akhir: jadi}
        """

    /// A case whose account was made by the partner and was then refused.
    private func refused() async throws -> (Regency, String) {
        let regency = try await Regency()
        let (environment, cases, office) = (regency.environment, regency.site.cases, regency.villageA.id)
        try await ServeZone(environment)(
            "aren.contoh", of: office, forMail: true, forDomains: false, by: regency.admin)
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala Desa",
            partners: ["kominfo": regency.kominfo.id])
        _ = try await AdoptProcedure(environment, catalogue: ServicesCatalogue.base)(
            source: Array(Self.source.utf8), fileName: "surel.sop.yaml", at: office, terms, by: regency.admin)
        let person = try await regency.person("asing")
        let draft = try await StartDraft(environment, cases)("surel", at: office, by: person, secret: nil)
        let drafts = DraftDesk(environment, cases)
        let raw = [
            FieldPath("surat.alamat")!: RawAnswer.text("warta@aren.contoh"), FieldPath("surat.nama")!: .text("Siti"),
        ]
        try #require(try await drafts.answer(raw, in: draft, of: office, by: person, secret: nil).isEmpty)
        let blob = try await regency.site.blobs.write(Papers.pdf("ktp"), office: office)
        let file = PaperFile(
            blob: blob.place.id, name: "ktp.pdf", type: .pdf, bytes: blob.size, digest: Hexadecimal.text(blob.digest))
        try await drafts.attach(
            file, kept: blob, to: "ktp", in: draft, of: office, by: person, secret: nil, blobs: regency.site.blobs)
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: person, secret: nil)
        try await regency.work()
        try await HandoverActs(environment, cases).endEffect(
            HandoverAddress(office: regency.kominfo.id, caseID: id, step: "buat", visit: 1),
            answer: EffectAnswer("berhasil", outputs: ["alamat": .text("warta@aren.contoh")]),
            by: try await regency.person("kadis"))
        try await regency.work()
        try await CompleteStep(environment, cases)(
            TaskAddress(office: office, caseID: id, step: "terima", visit: 1), outcome: "tidak", raw: [:],
            reason: "Salah alamat", seen: nil, blobs: regency.site.blobs, by: try await regency.person("operator"))
        try await regency.work()
        return (regency, id)
    }

    /// Each link of the page keeps that it is the undoing: the step itself waits no more, and shows nothing.
    @Test func itsFilesAreReadFromItsPage() async throws {
        let (regency, id) = try await refused()
        let head = try await regency.site.browser(as: "kadis")
        let address = "/meja/kominfo/titipan/\(id)/tugas/buat/1"
        #expect(try await head.get("/meja").links.contains("\(address)?urung=buat"))
        let page = try await head.get("\(address)?urung=buat")
        #expect(page.status == 200)
        #expect(page.words.contains("KTP"))
        let files = page.links.filter { $0.hasPrefix("\(address)/berkas/") }
        #expect(files.contains { $0.hasSuffix("?urung=buat") && !$0.contains(".jpg") })
        #expect(files.contains { $0.contains(".jpg") })
        for file in files {
            #expect(try await head.get(file).status == 200, "\(file)")
            let bare = String(file.prefix { $0 != "?" })
            #expect(bare != file)
            #expect(try await head.get(bare).status == 404, "\(bare)")
        }
    }
}
