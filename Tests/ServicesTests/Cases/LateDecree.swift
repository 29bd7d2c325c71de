import Forms
import Procedures
import Services
import Store
import Testing

/// A decree that comes when cases are open already (SOP.md §12.8).
@Suite struct LateDecree {
    private static let flood = "Keputusan Bupati 5/2026"

    private func decree(_ desk: RuleDesk, of office: String, revision: Int, holiday: String?) async throws {
        var calendar = WorkingCalendar.baku(zone: .wib)
        calendar.revision = revision
        if let holiday { calendar.localHolidays[CalendarDate(iso: holiday)!] = "Banjir" }
        try await DecreeCalendar(desk.environment)(
            calendar, of: office, decree: LateDecree.flood, by: desk.regency.admin)
        try await desk.work()
    }

    private func limit(_ desk: RuleDesk, _ id: String) async throws -> Instant? {
        try await desk.look(id, as: desk.applicant).state.limits["utama"]?.deadline?.due
    }

    @Test func aNewHolidayMovesWhatIsOpenAndThePageSaysWhy() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let answers = ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"]
        let (id, ended) = (try await desk.apply("izin", answers), try await desk.apply("izin", answers))
        try await WithdrawCase(desk.environment, desk.cases)(ended, of: desk.office, reason: nil, by: desk.applicant)
        let before = try #require(try await limit(desk, id))
        try await decree(desk, of: desk.office, revision: 2, holiday: "2026-03-05")
        let after = try #require(try await limit(desk, id))
        #expect(after > before)

        let look = try await desk.look(id, as: desk.applicant)
        let entry = try #require(look.history.first { $0.moved != nil && $0.moved?.step == nil })
        #expect(entry.kind == .recomputed(cause: LateDecree.flood))
        #expect(entry.moved?.old?.due == before)
        #expect(entry.moved?.new.due == after)
        #expect(look.state.limits["utama"]?.deadline?.explanation.contains { $0.contains("Banjir") } == true)
        let row = try #require(try await desk.inbox(of: desk.clerk).first { $0.caseID == id })
        #expect(row.due == look.state.open["periksa"]?.deadline?.due)
        // What has ended stays as it was.
        let over = try await desk.look(ended, as: desk.applicant)
        #expect(over.history.allSatisfy { $0.moved == nil })
    }

    @Test func officesBelowWithoutACalendarOfTheirOwnFollow() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        let before = try await limit(desk, id)
        try await decree(desk, of: "root", revision: 2, holiday: "2026-03-05")
        let moved = try await limit(desk, id)
        #expect(moved != before)
        // From now on the village has its own; the regency's no longer counts for it.
        try await decree(desk, of: desk.office, revision: 1, holiday: nil)
        try await decree(desk, of: "root", revision: 3, holiday: "2026-03-06")
        #expect(try await limit(desk, id) == before)
    }

    @Test func aDecreeNeedsItsNameAndAHigherRevision() async throws {
        let desk = try await RuleDesk()
        try await decree(desk, of: desk.office, revision: 2, holiday: nil)
        await #expect(throws: FieldTroubles.self) {
            try await decree(desk, of: desk.office, revision: 2, holiday: "2026-03-05")
        }
        await #expect(throws: FieldTroubles.self) {
            try await DecreeCalendar(desk.environment)(
                .baku(zone: .wib), of: desk.office, decree: " ", by: desk.regency.admin)
        }
        await #expect(throws: Denial.self) {
            try await DecreeCalendar(desk.environment)(
                .baku(zone: .wib), of: desk.office, decree: "x", by: desk.kades)
        }
    }

    @Test func theEarliestTimeOfAStepMovesToo() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "pengumuman",
            """
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Meminta pengumuman, oleh: pelapor, lalu: umumkan}
              umumkan: {kegiatan: Mengumumkan, oleh: kades, paling-cepat: 3 hari kerja, waktu: 5 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, {tunggu: 4 hari kerja}, umumkan], akhir: terbit}
            """)
        let id = try await desk.apply("pengumuman")
        let before = try #require(try await desk.look(id, as: desk.kades).state.open["umumkan"]?.notBefore)
        try await decree(desk, of: desk.office, revision: 2, holiday: "2026-03-04")
        let look = try await desk.look(id, as: desk.applicant)
        let after = try #require(look.state.open["umumkan"]?.notBefore)
        #expect(after > before)
        #expect(
            look.history.contains {
                $0.kind == .earliestMoved(step: "Mengumumkan", old: before, new: after, cause: LateDecree.flood)
            })
        desk.regency.clock.turn(to: before)
        await #expect(throws: Refusal.self) { try await desk.complete("umumkan", of: id, by: desk.kades) }
        desk.regency.clock.turn(to: after)
        try await desk.complete("umumkan", of: id, by: desk.kades)
    }
}
