import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A national decree that an administrator of the root office loads (docs/decisions/0049).
@Suite struct NationalDecree {
    private static let decree = "SKB contoh 9/2026"

    /// Of 2026 as it is known, with days more and less.
    private func table(adding more: [String] = [], without less: [String] = []) throws -> HolidayTable {
        let kept = HolidayTable.national.year(2026).rows.filter { !less.contains($0.date.description) }
        return try HolidayTable(
            kept
                + more.map {
                    .init(date: CalendarDate(iso: $0)!, name: "Hari contoh", kind: .jointLeave, decree: Self.decree)
                })
    }

    private func load(_ table: HolidayTable, _ desk: RuleDesk, by person: Person? = nil) async throws {
        let load = LoadNationalDays(desk.environment)
        let seen = try await desk.environment.database.read { transaction in
            try load.preview(table, for: desk.regency.admin, in: transaction).seen
        }
        try await load(table, seen: seen, by: person ?? desk.regency.admin)
        try await desk.work()
    }

    private func limit(_ desk: RuleDesk, _ id: String) async throws -> Instant? {
        try await desk.look(id, as: desk.applicant).state.limits["utama"]?.deadline?.due
    }

    private func calendar(_ desk: RuleDesk, of office: String) async throws -> WorkingCalendar {
        try await desk.environment.database.read { try OfficeCalendar.of(office, in: $0) }
    }

    @Test func openDeadlinesAreCountedAgainEverywhere() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        let before = try #require(try await limit(desk, id))
        try await load(try table(adding: ["2026-03-05"]), desk)
        let after = try #require(try await limit(desk, id))
        #expect(after > before)
        let look = try await desk.look(id, as: desk.applicant)
        let entry = try #require(look.history.first { $0.moved != nil && $0.moved?.step == nil })
        #expect(entry.kind == .recomputed(cause: Self.decree))
        #expect(look.state.limits["utama"]?.deadline?.explanation.contains { $0.contains("Hari contoh") } == true)
        let calendar = try await calendar(desk, of: desk.office)
        #expect(calendar.source(ofHolidayOn: CalendarDate(iso: "2026-03-05")!) == Self.decree)
        // Loading the former list again takes the day back.
        try await load(try table(), desk)
        #expect(try await limit(desk, id) == before)
    }

    @Test func anOfficesOwnCalendarFollowsAndKeepsItsOwnDays() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        var own = WorkingCalendar.baku(zone: .wib)
        own.add(holiday: "Hari jadi", on: CalendarDate(iso: "2026-03-03")!, source: "SK Bupati 1")
        try await DecreeCalendar(desk.environment)(own, of: desk.office, decree: "SK Bupati 1", by: desk.regency.admin)
        try await desk.work()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        let before = try #require(try await limit(desk, id))
        try await load(try table(adding: ["2026-03-05"]), desk)
        let calendar = try await calendar(desk, of: desk.office)
        #expect(calendar.revision == own.revision + 1)
        #expect(calendar.holiday(on: CalendarDate(iso: "2026-03-05")!) == "cuti bersama Hari contoh")
        #expect(calendar.holiday(on: CalendarDate(iso: "2026-03-03")!) == "Hari jadi")
        let after = try #require(try await limit(desk, id))
        #expect(after > before)
        let acts = try await AuditActs(desk.environment).ofPeople()
        #expect(acts.contains { $0.kind == .nationalDaysLoaded && $0.reason?.contains(Self.decree) == true })
        #expect(acts.contains { $0.kind == .calendarChanged && $0.office == desk.office })
        // A whole calendar that is decreed later stands on the loaded table.
        let table = try await desk.environment.database.read { try NationalDays.inForce(in: $0) }
        let read = CalendarReader.read(
            source: Array("kalender: baru\njam: {senin-jumat: [08.00-12.00]}\n".utf8), zone: .wib, holidays: table)
        #expect(read.calendar?.isWorkingDay(CalendarDate(iso: "2026-03-05")!) == false)
    }

    /// As when a new version of Balai brings a year: the days are in force, and an office's own calendar lacks them.
    @Test func anOwnCalendarThatLacksWhatIsInForceFollowsTheSameList() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let table = try table(adding: ["2026-03-05"])
        try await load(table, desk)
        let (own, office) = (WorkingCalendar.baku(zone: .wib), desk.office)
        try await desk.environment.database.write { transaction in
            let text = try JSONColumn.text(own)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET calendar = \(text) WHERE id = \(office)")
            }
        }
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        let before = try #require(try await limit(desk, id))
        let admin = desk.regency.admin
        let loading = LoadNationalDays(desk.environment)
        let preview = try await desk.environment.database.read { transaction in
            try loading.preview(table, for: admin, in: transaction)
        }
        #expect(preview.changes.isEmpty && preview.ownCalendars == 1 && !preview.changesNothing)
        try await load(table, desk)
        let calendar = try await calendar(desk, of: office)
        #expect(calendar.revision == own.revision + 1)
        #expect(calendar.source(ofHolidayOn: CalendarDate(iso: "2026-03-05")!) == Self.decree)
        let after = try #require(try await limit(desk, id))
        #expect(after > before)
        let again = try await #require(throws: FieldTroubles.self) { try await load(table, desk) }
        #expect(again.messages["berkas"]?.contains("sudah berlaku") == true)
    }

    @Test func aCalendarMadeOfAnEarlierTableIsStoredWithTheDaysInForce() async throws {
        let desk = try await RuleDesk()
        var own = WorkingCalendar.baku(zone: .wib)
        own.add(holiday: "Hari jadi", on: CalendarDate(iso: "2026-03-03")!, source: "SK Bupati 1")
        try await load(try table(adding: ["2026-03-05"]), desk)
        try await DecreeCalendar(desk.environment)(own, of: desk.office, decree: "SK Bupati 1", by: desk.regency.admin)
        let calendar = try await calendar(desk, of: desk.office)
        #expect(calendar.revision == own.revision)
        #expect(calendar.source(ofHolidayOn: CalendarDate(iso: "2026-03-05")!) == Self.decree)
        #expect(calendar.source(ofHolidayOn: CalendarDate(iso: "2026-03-03")!) == "SK Bupati 1")
    }

    @Test func whatWouldChangeIsToldBefore() async throws {
        let desk = try await RuleDesk()
        let load = LoadNationalDays(desk.environment)
        let table = try table(adding: ["2026-03-05"], without: ["2026-12-24"])
        let (preview, loaded) = try await desk.environment.database.read { transaction in
            (
                try load.preview(table, for: desk.regency.admin, in: transaction),
                try NationalDays.loadedYears(in: transaction)
            )
        }
        #expect(preview.years == [2026] && loaded.isEmpty && preview.ownCalendars == 0)
        #expect(preview.kept == HolidayTable.national.year(2026).rows.count - 1)
        #expect(preview.changes.map(\.date.description) == ["2026-03-05", "2026-12-24"])
        #expect(preview.changes.map { $0.after == nil } == [false, true])
    }

    @Test func onlyTheRootsAdministratorsLoadItAndNobodyUnseen() async throws {
        let desk = try await RuleDesk()
        let table = try table(adding: ["2026-03-05"])
        await #expect(throws: Denial.self) { try await load(table, desk, by: desk.kades) }
        let loading = LoadNationalDays(desk.environment)
        let village = try await desk.regency.officer("admin-desa", ["admin"], in: desk.regency.villageA)
        await #expect(throws: Denial.self) { try await loading(table, seen: "", by: village) }
        let stale = try await #require(throws: FieldTroubles.self) {
            try await loading(table, seen: "lain", by: desk.regency.admin)
        }
        #expect(stale.messages["berkas"]?.contains("sudah diubah orang lain") == true)
        let same = try await #require(throws: FieldTroubles.self) {
            try await loading(try self.table(), seen: HolidayTable.national.fingerprint, by: desk.regency.admin)
        }
        #expect(same.messages["berkas"]?.contains("sudah berlaku") == true)
    }
}
