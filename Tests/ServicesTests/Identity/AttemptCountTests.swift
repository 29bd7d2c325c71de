import Forms
@testable import Services
import Store
import Testing

/// A count goes on while the index key under which it lies is being changed.
@Suite struct AttemptCountTests {
    private static let (old, new) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 20))
    private let now = Instant(seconds: 1_000_000)

    private func count(under subjects: [[UInt8]], window: Int64 = 900) -> AttemptCount {
        AttemptCount(scope: .account, subjects: subjects, window: window)
    }

    @Test func itGoesOnUnderTheNewKey() async throws {
        let test = try await TestEnvironment()
        let now = now
        let (before, after) = (count(under: [Self.old]), count(under: [Self.new, Self.old]))
        let behind = count(under: [Self.old, Self.new])
        // In the same stretch, which ends when it would have ended.
        let later = now.adding(seconds: 60)
        let (counted, ends) = try await test.database.write { transaction in
            var counted: [Int] = []
            for _ in 1...3 { counted.append(try before.add(at: now, in: transaction)) }
            counted.append(try after.add(at: later, in: transaction))
            let ends = try after.current(at: later, in: transaction)?.ends
            // A node that has not heard of the change yet.
            counted.append(try behind.add(at: later, in: transaction))
            counted.append(try after.add(at: later, in: transaction))
            return (counted, ends)
        }
        #expect(counted == [1, 2, 3, 4, 5, 6])
        #expect(ends == now.adding(seconds: 900))
    }

    @Test func oneAttemptIsTakenBackOnce() async throws {
        let test = try await TestEnvironment()
        let now = now
        let (before, after) = (count(under: [Self.old]), count(under: [Self.new, Self.old]))
        let attempts = try await test.database.write { transaction in
            for _ in 1...3 { _ = try before.add(at: now, in: transaction) }
            _ = try after.add(at: now, in: transaction)
            try after.takeBack(in: transaction)
            return try transaction.rows("SELECT attempts FROM attempt_counts").map { $0.int("attempts") }
        }
        #expect(attempts == [3])
    }

    /// What ended is not gone on with, under whichever key it lies.
    @Test func aStretchThatEndedBeginsAnew() async throws {
        let test = try await TestEnvironment()
        let now = now
        let (before, after) = (count(under: [Self.old]), count(under: [Self.new, Self.old]))
        let counted = try await test.database.write { transaction in
            for _ in 1...3 { _ = try before.add(at: now, in: transaction) }
            return try after.add(at: now.adding(seconds: 900), in: transaction)
        }
        #expect(counted == 1)
    }
}
