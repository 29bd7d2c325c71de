import FoundationEssentials
import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import Testing

/// What falls due all at once is done, while people go on working. `make timers` has a hundred thousand.
@Suite struct TimersUnderLoad {
    private static let count = ProcessInfo.processInfo.environment["BALAI_TIMERS"].flatMap(Int.init) ?? 600

    @Test func allFireOnceInTheirOrderAndNobodyWaitsForThem() async throws {
        let desk = try await RuleDesk()
        let cases = try await ManyCases(desk)
        let earlier = Self.count / 10
        try await cases.open(earlier)
        desk.regency.clock.turn(days: 1)
        try await cases.open(Self.count - earlier)
        // Tuesday's are over on Wednesday.
        desk.regency.clock.turn(days: 2)

        let clock = NotingClock(desk.environment, desk.cases)
        let worker = Worker(
            database: desk.environment.database, queue: Timers(keyring: desk.environment.keyring),
            handlers: [CaseClock.kind: clock], now: { [clock = desk.regency.clock] in clock.now.seconds })
        let begun = ContinuousClock.now
        let draining = Task {
            let count = try await worker.runDue()
            return (count, ContinuousClock.now - begun)
        }
        let waits = try await people(at: desk, while: { clock.taken.withLock { $0.count } }, below: Self.count)
        let (fired, took) = try await draining.value
        if Self.count > 600 {
            print("\(fired) timers in \(took), \(Int(Double(fired) / (took / .seconds(1)))) a second; meanwhile")
            print("\(waits.count) rounds of front page, inbox, application and answer")
            print("at most \(waits.max() ?? 0) during one of them")
        }

        #expect(fired == Self.count)
        #expect(waits.count >= 5, "rounds that were answered before the last timer was taken")
        // A round has some twenty transactions, each behind four timers at most.
        #expect(waits.allSatisfy { $0 <= 200 }, "timers that were taken during one round: \(waits)")
        #expect(try await cases.counts(of: "waktu-habis") == [1: Self.count])
        let due = clock.taken.withLock { $0.map(\.dueAt) }
        let lastOfFirst = try #require(due.lastIndex(of: due.min()!)), firstOfLast = due.firstIndex(of: due.max()!)
        // Four are done side by side.
        #expect(lastOfFirst < firstOfLast! + 4)
        let left = try await desk.environment.database.read {
            [keyring = desk.environment.keyring, now = desk.environment.now] in
            try Timers(keyring: keyring).backlog(now: now.seconds, in: $0)
        }
        #expect(left.due == 0 && left.givenUp == 0)
    }

    /// The rounds of people that begin before the last timer is taken: how many timers were taken during each.
    private func people(at desk: RuleDesk, while taken: () -> Int, below count: Int) async throws -> [Int] {
        var waits: [Int] = []
        while taken() < count {
            let before = taken()
            _ = try await desk.environment.database.read { transaction in
                try ServiceList.load(of: desk.office, desk.environment, desk.cases, in: transaction)
            }
            _ = try await desk.inbox(of: desk.kades)
            let id = try await desk.apply("laporan")
            try await desk.complete("jawab", of: id, by: desk.kaur)
            guard taken() < count else { break }
            waits.append(taken() - before)
        }
        return waits
    }
}
