import Forms
import Procedures
import Services
import Testing

/// An agency's mail account, from its SOP (`email-perangkat-daerah`), by the people whose lanes they are.
@Suite struct AgencyMailWalk {
    private static let answers = [
        "penanggung.instansi": "Dinas Pertanian", "penanggung.nama": "Siti Contoh", "penanggung.jabatan": "Sekretaris",
        "penanggung.surel": "siti@aren.contoh", "penanggung.telepon": "081200000000",
        "akun.alamat": "pertanian@aren.contoh",
    ]

    private static let letter = ["surat.nomor": "555/12/2026", "surat.tanggal": "2026-03-02"]

    private func desk() async throws -> ShippedDesk {
        try await ShippedDesk(
            "email-perangkat-daerah", at: \.kominfo, [("teknis", "tim-teknis"), ("kabid", "kabid-egov")])
    }

    private func apply(_ desk: ShippedDesk) async throws -> String {
        try await desk.apply(Self.answers, papers: ["surat-permohonan"])
    }

    @Test func grantedItIsConfirmedByLetterAndArchived() async throws {
        let desk = try await desk()
        let id = try await apply(desk)
        try await desk.open(id, is: "verifikasi-berkas")
        try await desk.complete("verifikasi-berkas", of: id, by: "teknis", ["verifikasi.catatan": "Lengkap."])
        try await desk.complete("putuskan", "ya", of: id, by: "kabid")
        try await desk.end("buat-akun", "berhasil", ["alamat": "pertanian@aren.contoh"], of: id, by: "teknis")
        try await desk.open(id, is: "kirim-konfirmasi")
        await #expect(throws: (any Error).self, "without its letter nothing is confirmed") {
            try await desk.complete("kirim-konfirmasi", of: id, by: "teknis", Self.letter)
        }
        try await desk.complete("kirim-konfirmasi", of: id, by: "teknis", Self.letter, papers: ["surat-konfirmasi"])
        let done = try await desk.look(id)
        #expect(done.state.result == "aktif")
        #expect(done.papers["surat-konfirmasi"]?.count == 1, "the applicant has the letter")
        #expect(try await desk.book("register-email").first?["alamat"] == .text("pertanian@aren.contoh"))
        #expect(try await desk.book("agenda-keluar").first?["tujuan"] == .text("Dinas Pertanian"))
        #expect(try await desk.book("agenda-keluar").first?["nomor-surat"] == .text("555/12/2026"))
        #expect(try await desk.book("arsip-surat").count == 1)
        let limit = done.state.limits["utama"]?.deadline?.due
        #expect(limit == Instant(CalendarDate(iso: "2026-03-03")!, TimeOfDay("16:00")!, .wib), "one working day")
    }

    @Test func refusedTheHeadOfDivisionSendsTheLetter() async throws {
        let desk = try await desk()
        let id = try await apply(desk)
        try await desk.complete("verifikasi-berkas", of: id, by: "teknis", ["verifikasi.catatan": "Tidak bertanggal."])
        await #expect(throws: Refusal.self) { try await desk.complete("putuskan", "ya", of: id, by: "teknis") }
        try await desk.complete("putuskan", "tidak", of: id, by: "kabid", reason: "Surat belum bertanggal")
        await #expect(throws: Refusal.self) {
            try await desk.complete("beri-tahu", of: id, by: "teknis", Self.letter, papers: ["surat-pemberitahuan"])
        }
        try await desk.complete("beri-tahu", of: id, by: "kabid", Self.letter, papers: ["surat-pemberitahuan"])
        let done = try await desk.look(id)
        #expect(done.state.result == "ditolak")
        #expect(done.papers["surat-pemberitahuan"]?.count == 1)
        #expect(done.history.last { $0.reason != nil }?.reason == "Surat belum bertanggal")
        #expect(try await desk.book("arsip-surat").count == 1)
    }

    @Test func silenceAfterATakenAddressEndsIt() async throws {
        let desk = try await desk()
        let id = try await apply(desk)
        try await desk.complete("verifikasi-berkas", of: id, by: "teknis", ["verifikasi.catatan": "Lengkap."])
        try await desk.complete("putuskan", "ya", of: id, by: "kabid")
        try await desk.end("buat-akun", "alamat-terpakai", of: id, by: "teknis")
        try await desk.open(id, is: "pilih-alamat")
        try await desk.wait(days: 13)
        try await desk.open(id, is: "pilih-alamat")
        try await desk.wait(days: 2)
        #expect(try await desk.look(id).state.result == "gugur")
    }

    @Test func withdrawnBeforeTheAccountIsMade() async throws {
        let desk = try await desk()
        let id = try await apply(desk)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office.id, reason: "Salah alamat", by: desk.person("pemohon"))
        #expect(try await desk.look(id).state.result == "dicabut")
    }
}
