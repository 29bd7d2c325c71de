import Forms
import Procedures
@testable import Services
import Testing

/// Whose work an effect is, where that changes while it waits.
@Suite struct EffectHands {
    private static let account = """
        formulir:
          l: {nama: {label: Nama, jenis: teks, wajib: ya}, nik: {label: NIK, jenis: nik, wajib: ya}, surel: {label: Email, jenis: email, wajib: ya}}
        akhir: {aktif: {judul: Aktif, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta akun, oleh: pelapor, isi: [l], lalu: aktifkan}
          aktifkan: {kegiatan: Mengaktifkan akun, otomatis: akun.buat, dengan: {nama: l.nama, nik: l.nik, surel: l.surel}, oleh: operator, waktu: 1 hari kerja, hasil: {berhasil: aktif, sudah-ada: aktif}}
        uji:
          - {nama: Aktif, isi: {l.nik: "0000000101900007"}, jalan: [ajukan, {aktifkan: berhasil}], akhir: aktif}
        """

    /// The office says that an officer does it now: what waits in the outbox does it no more, or it would be done twice.
    @Test func whatBecameAPersonsIsNotDoneByTheSystemToo() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("akun-warga", Self.account)
        _ = try await desk.apply(
            "akun-warga", ["l.nama": "Warga Contoh", "l.nik": "0000000101900007", "l.surel": "warga@contoh.id"])
        #expect(try await desk.inbox(of: desk.clerk).isEmpty, "the system's")
        desk.regency.clock.turn(seconds: 1)
        var terms = AdoptionTerms(
            sopNumber: "002/SOP/2026", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa")
        terms.effectModes = ["akun.buat": .manual]
        _ = try await AdoptProcedure(desk.environment, catalogue: ServicesCatalogue.base)(
            source: Array(RuleDesk.source("akun-warga", Self.account).utf8), fileName: "akun-warga.sop.yaml",
            at: desk.office, terms, by: desk.regency.admin)
        _ = try await desk.regency.test.mails()
        try await desk.work()
        #expect(try await desk.regency.test.mails().allSatisfy { $0.to != "warga@contoh.id" }, "no account was made")
    }
}
