import Forms
import Procedures
import Services
import Store
import Testing

/// An information request: ten working days, seven more once, an objection, a dispute.
@Suite struct InformationRequests {
    private static let answers = [
        "permintaan.sebagai": "orang", "permintaan.dikuasakan": "tidak", "permintaan.nama": "Sinta Contoh",
        "permintaan.alamat": "Jalan Contoh 1", "permintaan.rincian": "Rincian APB Desa",
        "permintaan.tujuan": "Penelitian", "permintaan.bentuk": "melihat",
    ]

    /// A request that the register has.
    private func noted() async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("permohonan-informasi", Self.answers, papers: ["identitas"])
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("periksa", "lengkap", of: id, by: clerk)
        try await desk.complete("catat", of: id, by: clerk)
        return (desk, id)
    }

    private func due(_ desk: CitizenDesk, _ id: String) async throws -> String? {
        try await desk.look(id, as: desk.citizen).state.limits["jawaban"]?.deadline?.due.date(in: .wib).description
    }

    private func refused() async throws -> (CitizenDesk, String) {
        let (desk, id) = try await noted()
        let ppid = desk.officer("desa.ppid")
        try await desk.complete("telusur", of: id, by: desk.officer("desa.unit-informasi"), ["temuan.ada": "ada"])
        try await desk.complete(
            "putuskan", "tolak", of: id, by: ppid, ["pengecualian.dasar": "Pasal 17"], reason: "Dikecualikan")
        try await desk.complete("beritahukan", of: id, by: ppid, papers: ["pemberitahuan"])
        return (desk, id)
    }

    @Test func isExtendedOnceWithAReason() async throws {
        let (desk, id) = try await noted()
        #expect(try await due(desk, id) == "2026-03-16")
        let extend = ExtendLimit(desk.environment, desk.cases)
        func extended(_ reason: String?, by name: String) async throws {
            try await extend("jawaban", of: id, office: desk.village.id, reason: reason, by: desk.officer(name))
        }
        await #expect(throws: Refusal.reasonMissing) { try await extended(nil, by: "desa.ppid") }
        await #expect(throws: (any Error).self) { try await extended("Arsip lama", by: "desa.unit-informasi") }
        try await extended("Arsip lama sedang ditelusuri", by: "desa.ppid")
        #expect(try await due(desk, id) == "2026-04-01")
        await #expect(throws: Refusal.extensionsUsedUp(times: 1)) { try await extended("Masih", by: "desa.ppid") }
        #expect(try await due(desk, id) == "2026-04-01")
    }

    @Test func isNotExtendedWhenItIsLate() async throws {
        let (desk, id) = try await noted()
        try await desk.turn(to: "2026-03-16", "16:01")
        await #expect(throws: Refusal.limitOver) {
            try await ExtendLimit(desk.environment, desk.cases)(
                "jawaban", of: id, office: desk.village.id, reason: "Arsip lama", by: desk.officer("desa.ppid"))
        }
        // Lateness is itself a ground to object.
        #expect(try await desk.look(id, as: desk.citizen).followUps.map(\.name) == ["keberatan"])
    }

    private func object(_ desk: CitizenDesk, _ id: String) async throws -> String {
        let draft = try await StartFollowUp(desk.environment, desk.cases)(
            "keberatan", of: id, office: desk.village.id, by: desk.citizen)
        let known = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.village.id, by: desk.citizen, secret: nil, in: $0
            ).draft.content.answers
        }
        #expect(known[FieldPath("keberatan.perihal")!] == .text("Rincian APB Desa"))
        #expect(known[FieldPath("keberatan.permintaan")!] != nil)
        return try await desk.send(
            draft,
            ["keberatan.dikuasakan": "tidak", "keberatan.alasan": "ditolak", "keberatan.uraian": "Bukan rahasia"])
    }

    @Test func aRefusalIsObjectedToAndDisputed() async throws {
        let (desk, id) = try await refused()
        #expect(try await desk.look(id, as: desk.citizen).state.result == "ditolak")
        let objection = try await object(desk, id)
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("catat", of: objection, by: clerk)
        try await desk.complete("siapkan", of: objection, by: desk.officer("desa.ppid"))
        try await desk.complete(
            "putuskan", "tolak", of: objection, by: desk.officer("desa.atasan-ppid"),
            ["tanggapan.isi": "Tetap ditolak"],
            papers: ["putusan-atasan"], reason: "Tetap dikecualikan")
        #expect(try await desk.open(objection, as: desk.citizen) == ["tanggapi"])
        try await desk.complete(
            "tanggapi", "sengketa", of: objection, by: desk.citizen, ["sengketa.sebab": "Informasi ini terbuka"])
        try await desk.complete("catat-sengketa", of: objection, by: clerk)
        #expect(try await desk.look(objection, as: desk.citizen).state.result == "sengketa-informasi")
    }

    @Test func anObjectionIsOfferedForThirtyWorkingDays() async throws {
        let (desk, id) = try await refused()
        let offered = try #require(try await desk.look(id, as: desk.citizen).followUps.first)
        let until = try #require(offered.until)
        #expect(until.date(in: .wib).description == "2026-04-21")
        desk.regency.clock.turn(to: until.adding(seconds: 1))
        #expect(try await desk.look(id, as: desk.citizen).followUps.isEmpty)
    }

    @Test func silenceOfThirtyWorkingDaysOpensTheDispute() async throws {
        let (desk, id) = try await refused()
        let objection = try await object(desk, id)
        try await desk.complete("catat", of: objection, by: desk.officer("desa.petugas-informasi"))
        try await desk.complete("siapkan", of: objection, by: desk.officer("desa.ppid"))
        try await desk.turn(to: "2026-04-22", "16:01")
        #expect(try await desk.open(objection, as: desk.citizen) == ["tanggapi-diam"])
        await #expect(throws: (any Error).self) {
            try await desk.complete(
                "putuskan", "kabulkan", of: objection, by: desk.officer("desa.atasan-ppid"),
                ["tanggapan.isi": "Dikabulkan"], papers: ["putusan-atasan"])
        }
        try await desk.turn(to: "2026-06-30", "09:00")
        #expect(try await desk.look(objection, as: desk.citizen).state.result == "tidak-dijawab")
    }
}
