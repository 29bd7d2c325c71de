import Synchronization
import Testing

@testable import Web

/// Who waits in line for a costly page: for a while, and only as long as somebody wants it.
@Suite struct TurnstileTests {
    /// Somebody who has passed and stays until told.
    private func occupy(_ turnstile: Turnstile) async -> (stay: Task<Void, any Error>, end: () -> Void) {
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let (inside, entering) = AsyncStream<Void>.makeStream()
        let stay = Task {
            try await turnstile.pass {
                entering.yield()
                for await _ in gate {}
            }
        }
        for await _ in inside { break }
        return (stay, { opening.finish() })
    }

    @Test func whoseTurnDoesNotComeInTimeIsToldToComeAgain() async throws {
        let turnstile = Turnstile(atOnce: 1, waiting: 5, patience: 0.1)
        let (stay, end) = await occupy(turnstile)
        await #expect(throws: Turnstile.Crowded()) { try await turnstile.pass {} }
        #expect(turnstile.waiting == 0)
        end()
        try await stay.value
        #expect(try await turnstile.pass { 1 } == 1)
    }

    @Test func whoGivesUpLeavesTheLine() async throws {
        let turnstile = Turnstile(atOnce: 1, waiting: 1, patience: 600)
        let (stay, end) = await occupy(turnstile)
        let second = Task { try await turnstile.pass {} }
        #expect(try await eventually { turnstile.waiting == 1 })
        second.cancel()
        await #expect(throws: (any Error).self) { try await second.value }
        #expect(turnstile.waiting == 0)
        end()
        try await stay.value
        #expect(try await turnstile.pass { 1 } == 1)
    }

    @Test func nothingIsMadeForWhoHasLeft() async throws {
        let turnstile = Turnstile(atOnce: 1, waiting: 1, patience: 600)
        let made = Mutex(0)
        await #expect(throws: Turnstile.Crowded()) {
            try await turnstile.pass(while: { false }) { made.withLock { $0 += 1 } }
        }
        #expect(made.withLock { $0 } == 0)
        #expect(try await turnstile.pass { 1 } == 1)
    }
}
