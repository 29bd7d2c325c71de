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

    /// A task that another office's case asks of this one, in this office's reports.
    private func handed(
        _ desk: OtherOffices, to office: Office, for person: Person, of procedure: String? = nil
    ) async throws -> LateNow {
        let (environment, cases) = (desk.environment, desk.cases)
        return try await environment.database.read { transaction in
            guard let procedure else {
                return try LateNow.handed(to: office.id, for: person, environment, cases, in: transaction)
            }
            return try LateNow.load(
                of: procedure, at: office.id, for: person, environment, cases, in: transaction)
        }
    }

    private func measuringLies() async throws -> (OtherOffices, String) {
        let desk = try await OtherOffices()
        try await desk.adopt("menara", OtherOffices.source("menara", OtherOffices.towerWithoutHaste))
        let id = try await desk.caseAtPartner()
        let (partner, technician) = (desk.regency.kominfo, desk.technician)
        #expect(try await handed(desk, to: partner, for: technician).count == 0, "its time is not over")
        desk.regency.clock.turn(days: 7)
        return (desk, id)
    }

    @Test func whatAnotherOfficesCaseAsksIsTold() async throws {
        let (desk, id) = try await measuringLies()
        let (partner, technician) = (desk.regency.kominfo, desk.technician)
        let late = try await handed(desk, to: partner, for: technician)
        #expect(late.count == 1 && late.withApplicants == 0)
        let task = try #require(late.shown.first)
        let number = try await desk.look(id).number
        #expect(task.caseID == id && task.number == number && task.limit == nil)
        #expect(task.from == desk.village.name && task.service == "Izin menara" && task.step == "Mengukur lokasi")
        #expect(task.lanes == ["Tim Teknis"] && task.officer == nil)
        #expect(task.place?.isElsewhere == true && task.place?.visit == 1)
        // Also in the report of that SOP, where the office has one; and in no other's.
        #expect(try await handed(desk, to: partner, for: technician, of: "menara").shown == [task])
        #expect(try await handed(desk, to: partner, for: technician, of: "pengaduan").count == 0)
        // The office whose case it is tells of it as before, and is asked nothing itself.
        let own = try await handed(desk, to: desk.village, for: desk.clerk, of: "menara")
        #expect(own.shown.map(\.from) == [nil] && own.shown.map(\.lanes) == [["Tim Teknis, \(partner.name)"]])
        #expect(try await handed(desk, to: desk.village, for: desk.clerk).count == 0)
        try await desk.decide("ukur", of: id, at: partner, by: technician, ["pengukuran.tinggi": "40"])
        #expect(try await handed(desk, to: partner, for: technician).count == 0, "they have done it")
    }

    /// Which case it is, is told to whose task it is.
    @Test func anotherOfficesCaseIsNotNamedToWhoHasNoPartInIt() async throws {
        let (desk, _) = try await measuringLies()
        let other = try await desk.regency.officer("bantuan", ["helpdesk"], in: desk.regency.kominfo)
        let late = try await handed(desk, to: desk.regency.kominfo, for: other)
        #expect(late.count == 1 && late.shown.map(\.step) == ["Mengukur lokasi"])
        #expect(late.shown.map(\.number) == [nil] && late.shown.map(\.place) == [nil])
        #expect(late.shown.map(\.isOpenToReader) == [false])
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
