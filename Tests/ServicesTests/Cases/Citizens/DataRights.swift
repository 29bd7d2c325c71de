import Forms
import Procedures
import Services
import Store
import Testing

/// What an office holds of somebody: seen, put right, stopped or erased at their wish, within three times 24 hours
/// (UU 27/2022, articles 30 and 32).
@Suite struct DataRights {
    private func asked(_ right: String, _ more: [String: String] = [:]) async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        try await desk.turn(to: "2026-03-06", "15:00")
        let answers = Self.answers(right).merging(more) { $1 }
        return (desk, try await desk.apply("hak-data-pribadi", answers, papers: ["identitas"]))
    }

    private static func answers(_ right: String) -> [String: String] {
        [
            "permintaan.hak": right, "permintaan.uraian": "Alamat saya", "permintaan.dikuasakan": "tidak",
            "permintaan.nama": "Sinta Contoh",
        ]
    }

    private func due(_ desk: CitizenDesk, _ id: String) async throws -> Instant? {
        try await desk.look(id, as: desk.citizen).state.limits["jawaban"]?.deadline?.due
    }

    /// It is Friday afternoon: the hours of the weekend count, too.
    @Test func theClockRunsOverTheWeekendAndStandsWhileTheApplicantIsAsked() async throws {
        let (desk, id) = try await asked("lihat")
        let begun = desk.regency.clock.now
        #expect(try await due(desk, id) == begun.adding(seconds: 72 * 3600))
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("cocokkan", "kurang", of: id, by: clerk, reason: "Foto KTP buram")
        try await desk.turn(to: "2026-03-07", "15:00")
        try await desk.complete("lengkapi", of: id, by: desk.citizen, Self.answers("lihat"), papers: ["identitas"])
        #expect(try await due(desk, id) == begun.adding(seconds: 96 * 3600))
    }

    @Test func theHeadDecidesAndTheUnitDoesIt() async throws {
        let (desk, id) = try await asked("perbaiki", ["permintaan.benar": "Jalan Contoh 2"])
        let (clerk, unit) = (desk.officer("desa.petugas-informasi"), desk.officer("desa.unit-informasi"))
        let head = desk.officer("desa.kepala")
        try await desk.complete("cocokkan", "cocok", of: id, by: clerk)
        try await desk.complete("telusur", of: id, by: unit)
        await #expect(throws: (any Error).self) {
            try await desk.complete("putuskan", "penuhi", of: id, by: unit)
        }
        try await desk.complete("putuskan", "penuhi", of: id, by: head)
        try await desk.complete("laksanakan", of: id, by: unit, ["pelaksanaan.hasil": "Alamat diperbaiki"])
        #expect(try await desk.look(id, as: desk.citizen).state.result == "dipenuhi")
    }

    /// What proves who they are goes 30 days after the end.
    @Test func theIdentityCardIsNotKept() async throws {
        let (desk, id) = try await asked("hapus")
        try await desk.complete("cocokkan", "cocok", of: id, by: desk.officer("desa.petugas-informasi"))
        try await desk.complete("telusur", of: id, by: desk.officer("desa.unit-informasi"))
        try await desk.complete(
            "putuskan", "tolak", of: id, by: desk.officer("desa.kepala"),
            ["keputusan.dasar": "Pasal 15: wajib diarsipkan"], reason: "Baris buku register wajib diarsipkan")
        #expect(try await desk.look(id, as: desk.citizen).papers["identitas"] != nil)
        try await desk.turn(to: "2026-04-20", "09:00")
        #expect(try await desk.look(id, as: desk.citizen).papers["identitas"] == nil)
    }
}
