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

    /// Begun from the catalogue, and not from the request's page, it comes no later.
    @Test func anObjectionThatNamesTheRequestKeepsToThirtyWorkingDays() async throws {
        let (desk, id) = try await refused()
        let number = try await desk.look(id, as: desk.citizen).number
        let answers = [
            "keberatan.alasan": "ditolak", "keberatan.permintaan": number, "keberatan.nama": "Sinta Contoh",
            "keberatan.alamat": "Jalan Contoh 1", "keberatan.dikuasakan": "tidak",
            "keberatan.perihal": "Rincian APB Desa", "keberatan.tujuan": "Penelitian",
            "keberatan.uraian": "Bukan rahasia",
        ]
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2026-04-21")!, TimeOfDay("15:59")!, .wib))
        _ = try await desk.apply("keberatan-informasi", answers)
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2026-04-21")!, TimeOfDay("16:01")!, .wib))
        await #expect(throws: FollowUpOver.self) { try await desk.apply("keberatan-informasi", answers) }
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

    /// A copy of what was found, before anybody has decided.
    private func found() async throws -> (CitizenDesk, String, blob: String) {
        let desk = try await CitizenDesk()
        let answers = Self.answers.merging(["permintaan.bentuk": "salinan"]) { $1 }
        let id = try await desk.apply("permohonan-informasi", answers, papers: ["identitas"])
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("periksa", "lengkap", of: id, by: clerk)
        try await desk.complete("catat", of: id, by: clerk)
        try await desk.complete(
            "telusur", of: id, by: desk.officer("desa.unit-informasi"), ["temuan.ada": "ada"], papers: ["salinan"])
        let file = try await desk.look(id, as: desk.officer("desa.ppid")).papers["salinan"]?.first
        return (desk, id, try #require(file).blob)
    }

    /// What the applicant can fetch by its address, whoever told them that.
    private func fetches(_ blob: String, _ desk: CitizenDesk, _ id: String) async throws -> Bool {
        let look = try await desk.look(id, as: desk.citizen)
        let (environment, blobs) = (desk.environment, desk.blobs)
        do {
            _ = try await environment.database.read {
                try PaperLook(blob, of: look, blobs: blobs, environment, in: $0)
            }
            return true
        } catch is CaseMissing { return false }
    }

    private func decided(_ outcome: String, _ desk: CitizenDesk, _ id: String) async throws {
        let ppid = desk.officer("desa.ppid")
        try await desk.complete(
            "putuskan", outcome, of: id, by: ppid,
            outcome == "beri" ? [:] : ["pengecualian.dasar": "Pasal 17"], reason: outcome == "beri" ? nil : "Sebagian")
        try await desk.complete("beritahukan", of: id, by: ppid, papers: ["pemberitahuan"])
    }

    @Test func whatWasFoundIsClosedUntilItIsHandedOver() async throws {
        let (desk, id, blob) = try await found()
        let found = FieldPath("temuan.ada")!
        var look = try await desk.look(id, as: desk.citizen)
        #expect(look.papers["salinan"] == nil && look.state.papers["salinan"] == nil)
        #expect(look.answers?[found] == nil && look.hiddenFields.contains(found))
        #expect(look.papers["identitas"]?.count == 1, "what they handed in is theirs to see")
        #expect(try await !fetches(blob, desk, id))
        try await decided("beri", desk, id)
        look = try await desk.look(id, as: desk.citizen)
        #expect(look.answers?[found] == .text("ada"), "they were told")
        #expect(look.papers["salinan"] == nil)
        #expect(try await !fetches(blob, desk, id))
        let receipt = try await desk.environment.database.read {
            try CaseReceipt.load(id, of: desk.village.id, desk.environment, desk.cases, in: $0)
        }
        #expect(!receipt.papers.contains("Salinan informasi"))
        try await desk.complete("serahkan", of: id, by: desk.officer("desa.petugas-informasi"))
        #expect(try await desk.look(id, as: desk.citizen).papers["salinan"]?.count == 1)
        #expect(try await fetches(blob, desk, id))
    }

    @Test func whatIsGivenInPartIsAnotherCopy() async throws {
        let (desk, id, blob) = try await found()
        try await decided("sebagian", desk, id)
        let clerk = desk.officer("desa.petugas-informasi")
        await #expect(throws: Refusal.self) { try await desk.complete("serahkan-sebagian", of: id, by: clerk) }
        try await desk.complete("serahkan-sebagian", of: id, by: clerk, papers: ["salinan-terbuka"])
        let look = try await desk.look(id, as: desk.citizen)
        #expect(look.state.result == "sebagian")
        #expect(look.papers["salinan-terbuka"]?.count == 1)
        #expect(look.papers["salinan"] == nil, "the whole of it stays closed")
        #expect(try await !fetches(blob, desk, id))
    }

    /// A clerk who does nothing stops no clock of the law.
    @Test func silenceOfTheClerkStopsNoClock() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("permohonan-informasi", Self.answers, papers: ["identitas"])
        #expect(try await due(desk, id) == "2026-03-16")
        try await desk.turn(to: "2026-03-16", "16:01")
        #expect(try await desk.open(id, as: desk.citizen) == ["periksa"])
        let objection = try await object(desk, id)
        try await desk.turn(to: "2026-05-13", "16:01")
        #expect(try await desk.open(objection, as: desk.citizen) == ["tanggapi-diam"])
        try await desk.complete("tanggapi-diam", "cukup", of: objection, by: desk.citizen)
        let (environment, office) = (desk.environment, desk.village.id)
        let book = try await environment.database.read {
            try BookLook.load(
                "keberatan-informasi", of: office, year: nil, limit: 10, offset: 0, environment, in: $0)
        }
        #expect(book?.entries.first?.columns["putusan"] == .text("Tidak dijawab dalam 30 hari kerja"))
    }
}
