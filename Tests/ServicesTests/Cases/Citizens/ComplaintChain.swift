import Forms
import Procedures
import Services
import Store
import Testing

/// A complaint at a village that the district and the regency answer, each with the same SOP (docs/decisions/0039).
@Suite struct ComplaintChain {
    private static let report = [
        "laporan.sifat": "terbuka", "laporan.nama": "Sinta Contoh", "laporan.uraian": "Jembatan antardesa retak",
    ]

    private func answer(_ desk: CitizenDesk, _ id: String, _ place: String, at office: Office) async throws {
        try await desk.complete(
            "jawab", of: id, by: desk.officer("\(place).admin-pengaduan"), ["jawaban-kami.isi": "Diperbaiki bulan ini"],
            at: office)
    }

    @Test func climbsFromVillageToDistrictToRegencyAndBack() async throws {
        let desk = try await CitizenDesk()
        let (village, district, regency) = (
            desk.officer("desa.admin-pengaduan"), desk.officer("kec.admin-pengaduan"),
            desk.officer("kab.admin-pengaduan")
        )
        let id = try await desk.apply("pengaduan", Self.report)
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "biasa"])
        let second = try await desk.handedOn(id, as: village)
        try await desk.complete(
            "telaah", "teruskan", of: second, by: district, ["golongan.kelas": "biasa"], at: desk.district)
        let third = try await desk.handedOn(second, as: district, at: desk.district)
        #expect(try await desk.open(id, as: village) == ["teruskan"])
        #expect(try await desk.open(second, as: district, at: desk.district) == ["teruskan"])

        let top = try await desk.look(third, as: regency, at: desk.root)
        #expect(top.answers?[FieldPath("laporan.uraian")!] == .text("Jembatan antardesa retak"))
        // There is nobody above the regency.
        #expect(top.state.availableOutcomes(of: "telaah", in: top.procedure).map(\.name).contains("teruskan") == false)
        await #expect(throws: Refusal.unknownOutcome("teruskan")) {
            try await desk.complete(
                "telaah", "teruskan", of: third, by: regency, ["golongan.kelas": "biasa"], at: desk.root)
        }
        try await desk.complete(
            "telaah", "tangani", of: third, by: regency, ["golongan.kelas": "biasa"], at: desk.root)
        try await desk.complete("kerjakan", of: third, by: desk.officer("kab.penangan"), at: desk.root)
        try await answer(desk, third, "kab", at: desk.root)
        // What was handed on is not assessed by the office that handed it on.
        #expect(try await desk.look(third, as: regency, at: desk.root).state.result == "selesai")
        #expect(try await desk.open(second, as: district, at: desk.district) == ["jawab"])
        try await answer(desk, second, "kec", at: desk.district)
        #expect(try await desk.open(id, as: village) == ["jawab"])
        try await answer(desk, id, "desa", at: desk.village)
        #expect(try await desk.open(id, as: desk.citizen) == ["nilai"])
        // The reporter follows the whole way on their own page.
        let told = try await desk.look(id, as: desk.citizen).children
        #expect(told.map(\.officeName) == ["Kecamatan Contoh", "Kabupaten Contoh"])
        try await desk.complete("nilai", "puas", of: id, by: desk.citizen)
        #expect(try await desk.look(id, as: desk.citizen).state.result == "selesai")
        #expect(desk.regency.test.watch.spanning == [])
    }

    /// The reporter's time runs since the first office received it, however often it is handed on.
    @Test func handingOnAddsNoTime() async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", Self.report)
        func due(_ id: String, _ who: String, at office: Office) async throws -> Instant? {
            try await desk.look(id, as: desk.officer(who), at: office).state.limits["jawaban"]?.deadline?.due
        }
        let first = try #require(try await due(id, "desa.admin-pengaduan", at: desk.village))
        try await desk.turn(to: "2026-03-04", "10:00")
        try await desk.complete(
            "telaah", "teruskan", of: id, by: desk.officer("desa.admin-pengaduan"), ["golongan.kelas": "biasa"])
        let second = try await desk.handedOn(id, as: desk.officer("desa.admin-pengaduan"))
        #expect(try await due(second, "kec.admin-pengaduan", at: desk.district) == first)
        try await desk.turn(to: "2026-03-06", "10:00")
        try await desk.complete(
            "telaah", "teruskan", of: second, by: desk.officer("kec.admin-pengaduan"), ["golongan.kelas": "biasa"],
            at: desk.district)
        let third = try await desk.handedOn(second, as: desk.officer("kec.admin-pengaduan"), at: desk.district)
        #expect(try await due(third, "kab.admin-pengaduan", at: desk.root) == first)
    }

    @Test func whatTheOfficeAboveCannotHandleComesBack() async throws {
        let desk = try await CitizenDesk()
        let village = desk.officer("desa.admin-pengaduan")
        let id = try await desk.apply("pengaduan", Self.report)
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "biasa"])
        let second = try await desk.handedOn(id, as: village)
        try await desk.complete(
            "telaah", "arsip", of: second, by: desk.officer("kec.admin-pengaduan"), ["golongan.kelas": "biasa"],
            reason: "Urusan desa", at: desk.district)
        #expect(try await desk.open(id, as: village) == ["telaah"])
        try await desk.complete("telaah", "tangani", of: id, by: village, ["golongan.kelas": "biasa"])
        #expect(try await desk.open(id, as: village) == ["kerjakan"])
    }

    @Test func withdrawnByTheReporterItEndsEverywhere() async throws {
        let desk = try await CitizenDesk()
        let village = desk.officer("desa.admin-pengaduan")
        let id = try await desk.apply("pengaduan", Self.report)
        try await desk.complete("telaah", "teruskan", of: id, by: village, ["golongan.kelas": "biasa"])
        let second = try await desk.handedOn(id, as: village)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.village.id, reason: nil, by: desk.citizen)
        try await desk.work()
        let below = try await desk.look(second, as: desk.officer("kec.admin-pengaduan"), at: desk.district)
        #expect(below.state.result == "dicabut")
    }

    /// Where a step leads up without anybody having chosen it, an office without one above cannot adopt the SOP.
    @Test func onlyWhatCanBeDoneWithoutIsAdoptedAtTheTop() async throws {
        let desk = try await CitizenDesk()
        let source = try String(decoding: KominfoDesk.source("pengaduan"), as: UTF8.self)
            .replacing("sop: pengaduan\n", with: "sop: aduan\n").replacing("sub: pengaduan", with: "sub: aduan")
            .replacing("terusan: {lalu: selesai,", with: "terusan: {lalu: teruskan,")
            .replacing(
                "kerjakan, jawab]\n    akhir: selesai",
                with: "kerjakan, jawab, {teruskan: diarsipkan}, {telaah: arsip}]\n    akhir: diarsipkan")
        let troubles = await #expect(throws: FieldTroubles.self) {
            _ = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
                source: Array(source.utf8), fileName: "aduan.sop.yaml", at: desk.root.id,
                AdoptionTerms(sopNumber: "1", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Bupati"),
                by: desk.regency.admin)
        }
        #expect(troubles?.messages["pelaksana"]?.contains("tidak mempunyai kantor atasan") == true)
    }
}
