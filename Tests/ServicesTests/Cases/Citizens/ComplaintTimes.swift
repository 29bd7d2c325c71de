import Forms
import Procedures
import Services
import Store
import Testing

/// A complaint's answer is assessed by who reported: opened again, or closed by silence.
@Suite struct ComplaintTimes {
    private func answered(_ kind: String = "biasa") async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        let id = try await desk.apply(
            "pengaduan",
            ["laporan.sifat": "terbuka", "laporan.nama": "Sinta Contoh", "laporan.uraian": "Lampu jalan mati"])
        try await handle(desk, id, kind)
        return (desk, id)
    }

    private func handle(_ desk: CitizenDesk, _ id: String, _ kind: String) async throws {
        let admin = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "tangani", of: id, by: admin, ["golongan.kelas": kind])
        try await desk.complete("kerjakan", of: id, by: desk.officer("desa.penangan"))
        try await desk.complete("jawab", of: id, by: admin, ["jawaban-kami.isi": "Lampu sudah diganti"])
    }

    @Test func silenceOfTenWorkingDaysClosesIt() async throws {
        let (desk, id) = try await answered()
        try await desk.turn(to: "2026-03-16", "16:00")
        #expect(try await desk.open(id, as: desk.citizen) == ["nilai"])
        try await desk.turn(to: "2026-03-16", "16:01")
        #expect(try await desk.look(id, as: desk.citizen).state.result == "ditutup")
        await #expect(throws: (any Error).self) { try await desk.complete("nilai", "belum", of: id, by: desk.citizen) }
    }

    @Test func theReporterOpensItAgainTwice() async throws {
        let (desk, id) = try await answered()
        for _ in 0..<2 {
            try await desk.complete("nilai", "belum", of: id, by: desk.citizen, reason: "Masih mati")
            #expect(try await desk.open(id, as: desk.citizen) == ["telaah"])
            try await handle(desk, id, "biasa")
        }
        await #expect(throws: Refusal.outcomeUsedUp(label: "Belum terjawab", times: 2)) {
            try await desk.complete("nilai", "belum", of: id, by: desk.citizen, reason: "Masih mati")
        }
        try await desk.complete("nilai", "puas", of: id, by: desk.citizen)
        #expect(try await desk.look(id, as: desk.citizen).state.result == "selesai")
    }

    @Test(arguments: [
        ("penjelasan", "2026-03-09"), ("aspirasi", "2026-03-09"), ("biasa", "2026-03-27"), ("pengawasan", "2026-06-10"),
    ])
    func eachKindHasItsLimit(_ kind: String, _ day: String) async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"])
        let admin = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "tangani", of: id, by: admin, ["golongan.kelas": kind])
        let due = try await desk.look(id, as: admin).state.limits["jawaban"]?.deadline?.due
        #expect(due?.date(in: .wib).description == day)
    }

    @Test func onlyTheReporterAssesses() async throws {
        let (desk, id) = try await answered()
        for name in ["desa.admin-pengaduan", "desa.penangan", "desa.kepala"] {
            await #expect(throws: (any Error).self) {
                try await desk.complete("nilai", "puas", of: id, by: desk.officer(name))
            }
        }
        #expect(try await desk.open(id, as: desk.citizen) == ["nilai"])
    }
}
