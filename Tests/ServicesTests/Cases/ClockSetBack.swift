import Procedures
import Services
import Store
import Testing

/// A machine's clock that was set back, or the slower clock of another node: a case's events stay in the order in which
/// they happened.
@Suite struct ClockSetBack {
    @Test func noEventIsRecordedBeforeTheLastOne() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        let before = try await recorded(id, desk)
        desk.regency.clock.turn(hours: -1)
        try await desk.complete("periksa", "ya", of: id, by: desk.kabid)
        try await desk.work()
        let after = try await recorded(id, desk)
        #expect(after.count > before.count)
        #expect(after == after.sorted())
        #expect(after.last == before.last)
    }

    private func recorded(_ id: String, _ desk: KominfoDesk) async throws -> [Int64] {
        try await desk.environment.database.read {
            try $0.rows("SELECT recorded_at FROM case_events WHERE case_id = \(id) ORDER BY sequence")
                .map { $0.int("recorded_at") }
        }
    }
}
