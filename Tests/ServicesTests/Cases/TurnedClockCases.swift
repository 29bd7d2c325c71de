import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The machine's clock is wrong for a while. What was recorded stays; what is still to come comes, once.
@Suite struct TurnedClockCases {
    /// Turns the clock at the worst instant: the timer is taken, and nothing of it is recorded yet.
    private struct Turning: WorkHandler {
        let real: CaseClock
        let turn: @Sendable () -> Void

        func perform(_ claim: WorkClaim) async throws -> WorkRecord {
            turn()
            return try await real.perform(claim)
        }
    }

    private func timers(_ desk: RuleDesk) async throws -> [Int64] {
        try await desk.environment.database.read {
            try $0.rows("SELECT due_at FROM timers WHERE name = 'berikut' ORDER BY due_at").map { $0.int("due_at") }
        }
    }

    @Test(arguments: [1, 24] as [Int64]) func aTimerThatWasTakenTooEarlyIsNotLost(hours: Int64) async throws {
        let desk = try await RuleDesk()
        let cases = try await ManyCases(desk)
        try await cases.open(1)
        let due = try #require(try await timers(desk).first)
        let clock = desk.regency.clock
        clock.turn(to: Instant(seconds: due))
        let worker = Worker(
            database: desk.environment.database, queue: Timers(keyring: desk.environment.keyring),
            handlers: [
                CaseClock.kind: Turning(real: CaseClock(desk.environment, desk.cases)) { clock.turn(hours: -hours) }
            ], now: { clock.now.seconds })
        #expect(try await worker.runDue() == 1)
        #expect(try await timers(desk) == [due])
        #expect(try await cases.counts(of: "waktu-habis") == [:])
        clock.turn(to: Instant(seconds: due))
        try await desk.tick()
        #expect(try await cases.counts(of: "waktu-habis") == [1: 1])
        #expect(try await timers(desk).isEmpty)
    }

    /// A day, or a year, too late, and then right again.
    @Test(arguments: [2, 365] as [Int64]) func afterAClockThatWasAheadWorkGoesOn(days: Int64) async throws {
        let desk = try await RuleDesk()
        let cases = try await ManyCases(desk)
        try await cases.open(1)
        let clock = desk.regency.clock
        let now = clock.now
        clock.turn(days: days)
        try await desk.tick()
        // What the wrong clock ended stays ended: it is told, and an event cannot be unmade.
        #expect(try await cases.counts(of: "waktu-habis") == [1: 1])
        let ahead = try await desk.apply("laporan")

        clock.turn(to: now)
        try await desk.tick()
        try await desk.work()
        try await desk.complete("jawab", of: ahead, by: desk.kaur)
        let today = try await desk.apply("laporan")
        let open = try await desk.look(today, as: desk.kades).state.open["jawab"]
        #expect(open.map { $0.opened.since(now) < 86_400 } == true)
        clock.turn(days: 2)
        try await desk.tick()
        #expect(try await cases.counts(of: "waktu-habis") == [1: 2])
        for id in [ahead, today] {
            let recorded = try await desk.environment.database.read {
                try $0.rows("SELECT recorded_at FROM case_events WHERE case_id = \(id) ORDER BY sequence")
                    .map { $0.int("recorded_at") }
            }
            #expect(recorded == recorded.sorted() && recorded.count > 2)
        }
        #expect(try await timers(desk).isEmpty)
    }

    /// An hour, or a day, too early.
    @Test(arguments: [1, 24] as [Int64]) func underAClockThatIsBehindWorkGoesOn(hours: Int64) async throws {
        let desk = try await RuleDesk()
        let cases = try await ManyCases(desk)
        // Their roles began on the day before.
        desk.regency.clock.turn(days: 1)
        let id = try await desk.apply("laporan")
        try await cases.open(1)
        let due = try await timers(desk)
        desk.regency.clock.turn(hours: -hours)
        try await desk.tick()
        #expect(try await timers(desk) == due, "nothing is due, and nothing is lost")
        try await desk.complete("jawab", of: id, by: desk.kaur)
        desk.regency.clock.turn(days: 3)
        try await desk.tick()
        #expect(try await cases.counts(of: "waktu-habis") == [1: 1])
    }
}
