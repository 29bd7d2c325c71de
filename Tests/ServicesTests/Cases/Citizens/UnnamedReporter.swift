import Forms
import Procedures
import Services
import Store
import Testing

/// Somebody reports without a name and leaves no address: the receipt's code and key lead back to the report.
@Suite struct UnnamedReporter {
    private struct Reported {
        let desk: CitizenDesk
        let id: String
        let receipt: CaseReceipt
    }

    private static let secret = "rahasia-peramban"

    private func report(_ desk: CitizenDesk, secret: String = UnnamedReporter.secret) async throws -> Reported {
        let (environment, cases, village) = (desk.environment, desk.cases, desk.village.id)
        let draft = try await StartDraft(environment, cases)("pengaduan", at: village, by: .nobody, secret: secret)
        let troubles = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"]), in: draft, of: village,
            by: .nobody, secret: secret)
        #expect(troubles.isEmpty)
        let id = try await SubmitDraft(environment, cases)(draft, of: village, by: .nobody, secret: secret)
        try await desk.work()
        let receipt = try await receipt(desk, id, draft: (draft, secret))
        return Reported(desk: desk, id: id, receipt: receipt)
    }

    private func receipt(
        _ desk: CitizenDesk, _ id: String, draft: (id: String, secret: String)?
    ) async throws -> CaseReceipt {
        let (environment, cases, village) = (desk.environment, desk.cases, desk.village.id)
        return try await environment.database.read {
            try CaseReceipt.load(id, of: village, draft: draft, environment, cases, in: $0)
        }
    }

    private func come(_ reported: Reported, code: String? = nil, key: String) async throws -> Person {
        let desk = reported.desk
        let visitor = try await desk.regency.test.visitor(slug: desk.village.slug)
        let (session, id) = try await OpenByKey(desk.environment)(
            code: code ?? reported.receipt.track.description, key: key, from: visitor)
        #expect(id == reported.id)
        return try await ResumeSession(desk.environment)(session.token, at: visitor.place)
    }

    @Test func theKeyLeadsBackToAnswerAssessAndReopen() async throws {
        let desk = try await CitizenDesk()
        let reported = try await report(desk)
        #expect(!reported.receipt.isTold)
        let key = try #require(reported.receipt.key).description
        let reporter = try await come(reported, key: key.lowercased())
        let admin = desk.officer("desa.admin-pengaduan")
        try await desk.complete(
            "telaah", "lengkapi", of: reported.id, by: admin, ["golongan.kelas": "biasa"], reason: "Jalan yang mana?")
        try await desk.complete(
            "lengkapi", of: reported.id, by: reporter,
            ["laporan.sifat": "anonim", "laporan.uraian": "Lampu Jalan Melati mati"])
        for _ in 0..<2 {
            try await desk.complete("telaah", "tangani", of: reported.id, by: admin, ["golongan.kelas": "biasa"])
            try await desk.complete("kerjakan", of: reported.id, by: desk.officer("desa.penangan"))
            try await desk.complete("jawab", of: reported.id, by: admin, ["jawaban-kami.isi": "Sudah diganti"])
            guard try await desk.look(reported.id, as: reporter).state.visits["nilai"] == 1 else { break }
            try await desk.complete("nilai", "belum", of: reported.id, by: reporter, reason: "Masih mati")
        }
        try await desk.complete("nilai", "puas", of: reported.id, by: reporter)
        #expect(try await desk.look(reported.id, as: reporter).state.result == "selesai")
    }

    @Test func theKeyLeadsBackToWithdraw() async throws {
        let desk = try await CitizenDesk()
        let reported = try await report(desk)
        let key = try #require(reported.receipt.key)
        let reporter = try await come(reported, key: key.description)
        try await WithdrawCase(desk.environment, desk.cases)(
            reported.id, of: desk.village.id, reason: "Sudah menyala", by: reporter)
        #expect(try await desk.look(reported.id, as: reporter).state.result == "dicabut")
    }

    @Test func theReceiptShowsTheKeyForAnHourToItsBrowserOnly() async throws {
        let desk = try await CitizenDesk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "pengaduan", at: desk.village.id, by: .nobody, secret: Self.secret)
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"]), in: draft,
            of: desk.village.id, by: .nobody, secret: Self.secret)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.village.id, by: .nobody, secret: Self.secret)
        #expect(try await receipt(desk, id, draft: (draft, Self.secret)).key != nil)
        #expect(try await receipt(desk, id, draft: (draft, "peramban-lain")).key == nil)
        #expect(try await receipt(desk, id, draft: nil).key == nil)
        desk.regency.clock.turn(minutes: 61)
        #expect(try await receipt(desk, id, draft: (draft, Self.secret)).key == nil)
    }

    @Test func anotherKeyOpensNothingAndTenOfThemShutIt() async throws {
        let desk = try await CitizenDesk()
        let (mine, other) = (try await report(desk), try await report(desk, secret: "peramban-lain"))
        let key = try #require(mine.receipt.key).description
        let otherKey = try #require(other.receipt.key).description
        #expect(key != otherKey)
        for wrong in [otherKey, mine.receipt.track.description, "bukan kunci"] {
            await #expect(throws: FieldTroubles.self) { try await come(mine, key: wrong) }
        }
        let reporter = try await come(mine, key: key)
        await #expect(throws: CaseMissing.self) { try await desk.look(other.id, as: reporter) }
        for _ in 0..<10 { _ = try? await come(mine, key: otherKey) }
        await #expect(throws: FieldTroubles.self) { try await come(mine, key: key) }
        desk.regency.clock.turn(minutes: 61)
        _ = try await come(mine, key: key)
    }

    /// Nothing else begins in the name of somebody of whom no address is known.
    @Test func theHolderIsNobodyElsewhere() async throws {
        let desk = try await CitizenDesk()
        let reported = try await report(desk)
        let key = try #require(reported.receipt.key)
        let reporter = try await come(reported, key: key.description)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "permohonan-informasi", at: desk.village.id, by: reporter, secret: "sesi")
        let open = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.village.id, by: reporter, secret: "sesi", in: $0)
        }
        #expect(open.needsContact)
        #expect(try await desk.regency.test.mails().filter { $0.to.hasPrefix("kunci") }.isEmpty)
    }
}
