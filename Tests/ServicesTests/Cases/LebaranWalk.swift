import Forms
import Procedures
import Services
import Store
import Testing

/// A real case over Lebaran, hour by hour: three working days begin before the holidays and end after them, and nobody is
/// reminded or shut out while the office is closed.
@Suite struct LebaranWalk {
    private static let over = "  gugur: {judul: Tidak dijawab, jenis: kedaluwarsa}"
    private static let report = """
        batas: {waktu: 4 hari kerja, eskalasi: {pada: 100%, kepada: kades}}
        akhir:
          selesai: {judul: Laporan selesai, jenis: berhasil}
        \(over)
        langkah:
          ajukan: {kegiatan: Melapor, oleh: pelapor, lalu: catat}
          catat: {kegiatan: Mencatat laporan, oleh: operator, waktu: 1 hari kerja, ingatkan: [100%], lalu: jawab}
          jawab: {kegiatan: Menjawab laporan, oleh: kaur, waktu: 3 hari kerja, ingatkan: [50%], habis: {lalu: gugur}, lalu: selesai}
        uji:
          - {nama: Dijawab, jalan: [ajukan, catat, jawab], akhir: selesai}
        """

    struct Lebaran: Sendable {
        let begin: String
        let reminded: String
        let expired: String
    }

    @Test(arguments: [
        // Off are 18 to 24 March 2026, and 8 to 15 March 2027.
        Lebaran(begin: "2026-03-16", reminded: "2026-03-25", expired: "2026-03-26"),
        Lebaran(begin: "2027-03-04", reminded: "2027-03-16", expired: "2027-03-17"),
    ]) func whatIsDueComesOnAWorkingDay(_ lebaran: Lebaran) async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("laporan", Self.report)
        let clock = desk.regency.clock
        clock.turn(to: Instant(CalendarDate(iso: lebaran.begin)!, TimeOfDay("10:00")!, .wib))
        let id = try await desk.apply("laporan")
        try await desk.complete("catat", of: id, by: desk.clerk)
        for _ in 0..<(15 * 24) {
            clock.turn(hours: 1)
            try await desk.tick()
        }
        #expect(try await moments("diingatkan", of: id, desk) == [lebaran.reminded])
        #expect(try await moments("waktu-habis", of: id, desk) == [lebaran.expired])
        #expect(try await desk.look(id, as: desk.kades).state.ending?.result == "gugur")
        let timers = try await desk.environment.database.read { try $0.rows("SELECT name FROM timers") }
        #expect(timers.isEmpty)
    }

    /// A limit that nobody meets is told of on its last working day.
    @Test func aLimitIsToldOfOnItsLastWorkingDay() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "laporan", Self.report.replacing(", habis: {lalu: gugur}", with: "").replacing(Self.over, with: ""))
        let clock = desk.regency.clock
        clock.turn(to: Instant(CalendarDate(iso: "2026-03-16")!, TimeOfDay("10:00")!, .wib))
        let id = try await desk.apply("laporan")
        for _ in 0..<(15 * 24) {
            clock.turn(hours: 1)
            try await desk.tick()
        }
        #expect(try await moments("dieskalasi", of: id, desk) == ["2026-03-27"])
    }

    /// The days on which such events happened; each was recorded within the hour.
    private func moments(_ type: String, of id: String, _ desk: RuleDesk) async throws -> [String] {
        let rows = try await desk.environment.database.read {
            try $0.rows(
                """
                SELECT occurred_at, recorded_at FROM case_events WHERE case_id = \(id) AND type = \(type)
                ORDER BY sequence
                """)
        }
        #expect(rows.allSatisfy { $0.int("recorded_at") - $0.int("occurred_at") <= 3600 })
        return rows.map { Instant(seconds: $0.int("occurred_at")).date(in: .wib).description }
    }
}
