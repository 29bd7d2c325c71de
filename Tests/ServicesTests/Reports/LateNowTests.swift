import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What is late now, and with whom.
@Suite struct LateNowTests {
    private func late(_ desk: RuleDesk, for person: Person, most: Int = 50) async throws -> LateNow {
        try await desk.environment.database.read {
            try LateNow.load(
                of: "pengaduan-kecil", at: desk.office, for: person, most: most, desk.environment, desk.cases, in: $0)
        }
    }

    @Test func aTaskIsToldWithItsHolder() async throws {
        let (desk, open) = try await ReportTests.office()
        let found = try await late(desk, for: desk.kades).shown
        #expect(found.map(\.caseID) == [open] && found.map(\.limit) == [nil])
        #expect(
            found.first?.officer == nil && found.first?.lanes == ["Kaur Umum"] && found.first?.isOpenToReader == true)
        try await TaskActs(desk.environment, desk.cases).claim(
            try await desk.address("periksa", of: open), by: desk.kaur)
        #expect(try await late(desk, for: desk.kades).shown.first?.officer != nil)
        // Whoever has no part in the SOP reads the figure and opens no case.
        let other = try await desk.regency.officer("sekdes", ["sekretaris"], in: desk.regency.villageA)
        #expect(try await late(desk, for: other).shown.first?.isOpenToReader == false)
    }

    /// The whole case is past its limit, though the step at which it lies now was reached a moment ago.
    @Test func aCaseThatIsPastItsLimitIsToldWhateverItsStep() async throws {
        let (desk, open) = try await ReportTests.office()
        desk.regency.clock.turn(to: ReportTests.at("2026-03-12", "09:00"))
        try await desk.complete("periksa", "layak", of: open, by: desk.kaur)
        desk.regency.clock.turn(minutes: 5)
        let found = try await late(desk, for: desk.kades)
        #expect(found.shown.map(\.caseID) == [open] && found.shown.map(\.limit) == ["utama"])
        #expect(found.shown.first?.step == "Menangani laporan" && found.shown.first?.lanes == ["Kepala Desa"])
    }

    /// A lane of another office is told with the office.
    @Test func theOfficeOfALaneElsewhereIsNamed() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        desk.regency.clock.turn(days: 4)
        let late = try await desk.environment.database.read {
            try LateNow.load(of: "menara", at: desk.village.id, for: desk.clerk, desk.environment, desk.cases, in: $0)
        }
        #expect(late.shown.map(\.caseID) == [id])
        #expect(late.shown.first?.lanes == ["Kepala Desa Pemohon, \(desk.regency.villageB.name)"])
    }

    /// What applicants are late with is counted apart, and takes no place of the office's own; its clock stands.
    @Test func applicantsAreNotListed() async throws {
        let (desk, open) = try await ReportTests.office(
            ReportTests.complaint.replacing("isi: [laporan], ingatkan", with: "isi: [laporan], waktu: 1 jam, ingatkan"))
        try await desk.complete("periksa", "kurang", of: open, by: desk.kaur, reason: "Tulis tempatnya")
        desk.regency.clock.turn(days: 20)
        let alone = try await late(desk, for: desk.kades)
        #expect(alone.shown.isEmpty && alone.count == 0 && alone.withApplicants == 1)
        for _ in 0..<3 { _ = try await desk.apply("pengaduan-kecil", ["laporan.isi": "Lampu jalan padam"]) }
        desk.regency.clock.turn(days: 20)
        let cut = try await late(desk, for: desk.kades, most: 2)
        // Each of the three is late with its step and past its limit.
        #expect(cut.shown.count == 2 && cut.count == 6 && cut.withApplicants == 1)
    }
}
