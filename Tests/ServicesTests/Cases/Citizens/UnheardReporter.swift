import Forms
import Procedures
import Services
import Store
import Testing

/// What the counter may do for a reporter: nothing that ends a report behind the back of somebody who would not hear of it.
@Suite struct UnheardReporter {
    private static let report = ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"]

    /// Without a name, without an address.
    private func file(_ desk: CitizenDesk) async throws -> String {
        let (environment, cases, village, secret) = (desk.environment, desk.cases, desk.village.id, "rahasia-peramban")
        let draft = try await StartDraft(environment, cases)("pengaduan", at: village, by: .nobody, secret: secret)
        _ = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(UnheardReporter.report), in: draft, of: village, by: .nobody, secret: secret)
        let id = try await SubmitDraft(environment, cases)(draft, of: village, by: .nobody, secret: secret)
        try await desk.work()
        return id
    }

    @Test func theCounterNeitherWithdrawsNorAssesses() async throws {
        let desk = try await CitizenDesk()
        let id = try await file(desk)
        let (admin, counter) = (desk.officer("desa.admin-pengaduan"), desk.officer("desa.petugas-informasi"))
        await #expect(throws: Refusal.applicantUnheard) {
            try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: counter)
        }
        try await desk.complete("telaah", "tangani", of: id, by: admin, ["golongan.kelas": "biasa"])
        try await desk.complete("kerjakan", of: id, by: desk.officer("desa.penangan"))
        try await desk.complete("jawab", of: id, by: admin, ["jawaban-kami.isi": "Sudah diganti"])
        for outcome in ["puas", "belum"] {
            await #expect(throws: Refusal.applicantUnheard) {
                try await desk.complete("nilai", outcome, of: id, by: counter, reason: "Masih mati")
            }
        }
        #expect(try await desk.open(id, as: admin) == ["nilai"])
    }

    @Test func whoHearsOfItIsHelped() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", UnheardReporter.report)
        _ = try await desk.regency.test.mails()
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.village.id, reason: nil, by: desk.officer("desa.petugas-informasi"))
        let mails = try await desk.regency.test.mails().filter { $0.to == "warga@b.contoh" }
        #expect(mails.contains { $0.text.contains("Petugas loket mencabutnya atas permintaan Anda") })
    }
}
