import Forms
import Procedures
import Services
import Store
import Testing

/// Only what is in force today is ended: what is ahead is taken back, what is over stays as it ended.
@Suite struct EndAdoptionTests {
    private static let rest = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    private func end(_ adoption: Adoption, on day: String, _ desk: RuleDesk) async throws {
        try await EndAdoption(desk.environment)(
            adoption.id, at: desk.office, lastDay: CalendarDate(iso: day)!, by: desk.regency.admin)
    }

    private func lastDay(_ adoption: Adoption, _ desk: RuleDesk) async throws -> CalendarDate? {
        let office = desk.office
        return try await desk.environment.database.read {
            try Adoption.find(adoption.id, at: office, in: $0)?.lastDay
        }
    }

    @Test func whatAnotherVersionFollowedIsNotEnded() async throws {
        let desk = try await RuleDesk()
        let first = try await desk.adopt("izin", Self.rest)
        let second = try await desk.adopt("izin", Self.rest, version: 2)
        await #expect(throws: Denial.notFound) { try await end(first, on: "2026-03-20", desk) }
        #expect(try await lastDay(first, desk) == nil)
        try await end(second, on: "2026-03-20", desk)
        #expect(try await lastDay(second, desk) == CalendarDate(iso: "2026-03-20"))
    }

    @Test func whatIsAheadOrOverIsNotEnded() async throws {
        let desk = try await RuleDesk()
        let ahead = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(RuleDesk.source("izin", Self.rest).utf8), fileName: "izin.sop.yaml", at: desk.office,
            AdoptionTerms(
                sopNumber: "1/2026", firstDay: CalendarDate(iso: "2026-03-04")!, approvedBy: "Kepala Desa"),
            by: desk.regency.admin
        ).adoption
        await #expect(throws: Denial.notFound) { try await end(ahead, on: "2026-03-20", desk) }
        desk.regency.clock.turn(days: 2)
        try await end(ahead, on: "2026-03-04", desk)
        // While it is in force, its end may still be put off.
        try await end(ahead, on: "2026-03-05", desk)
        desk.regency.clock.turn(days: 2)
        await #expect(throws: Denial.notFound) { try await end(ahead, on: "2026-03-20", desk) }
        #expect(try await lastDay(ahead, desk) == CalendarDate(iso: "2026-03-05"))
    }

    @Test func theLastDayIsNotBehind() async throws {
        let desk = try await RuleDesk()
        let adoption = try await desk.adopt("izin", Self.rest)
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await end(adoption, on: "2026-03-01", desk)
        }
        #expect(Array(troubles.messages.keys) == ["sampai"])
        #expect(try await lastDay(adoption, desk) == nil)
    }
}
