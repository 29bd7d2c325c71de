import Synchronization
import Testing
import Web

@testable import Program

/// A sick part does not hold up the answer about the others.
@Suite struct HealthChecksTests {
    @Test func whatDoesNotAnswerIsSaidInTimeAndAskedOnce() async throws {
        let checks = HealthChecks(patience: 0.2, longestBusy: 0)
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let looks = Mutex(0)
        @Sendable func look() async -> String? {
            looks.withLock { $0 += 1 }
            for await _ in gate { break }
            return nil
        }
        for _ in 0..<2 {
            #expect(await checks.ask("berkas") { await look() }.cause?.hasPrefix("Belum menjawab sejak") == true)
        }
        #expect(await checks.ask("kunci") { nil } == .well)
        #expect(looks.withLock { $0 } == 1)
        opening.finish()
        #expect(await settled { await checks.ask("berkas") { await look() } == .well })
        #expect(await checks.ask("berkas") { "penuh" } == .unwell("penuh"))
    }

    /// A look that waits behind pages that are being read makes nobody take the node out.
    @Test func whatHasMuchToDoIsBusyAndNotUnwell() async throws {
        let checks = HealthChecks(patience: 0.1, longestBusy: 600)
        let (gate, opening) = AsyncStream<Void>.makeStream()
        @Sendable func look() async -> String? {
            for await _ in gate { break }
            return nil
        }
        let health = await checks.ask("database") { await look() }
        #expect(health == .busy && health.cause == nil)
        #expect(HealthReport(parts: [("database", health)]).isHealthy)
        opening.finish()
        #expect(await settled { await checks.ask("database") { await look() } == .well })
    }

    /// Everybody who asks while a look is under way hears of it.
    @Test func allWhoAskHearOfOneLook() async throws {
        let checks = HealthChecks(patience: 600)
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let looks = Looks()
        @Sendable func look() async -> String? {
            looks.count.withLock { $0 += 1 }
            for await _ in gate { break }
            return "penuh"
        }
        let asked = (0..<20).map { _ in Task { await checks.ask("berkas") { await look() } } }
        #expect(await settled { await checks.asking == 20 })
        opening.finish()
        for answer in asked { #expect(await answer.value == .unwell("penuh")) }
        #expect(looks.count.withLock { $0 } == 1)
    }

    private func settled(_ holds: () async -> Bool) async -> Bool {
        for _ in 0..<1000 {
            if await holds() { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test(arguments: [(1_000, 20_000, 1_000), (1_000, 1024, 768), (1_000, 100, 16)])
    func connectionsLeaveRoomForFiles(wanted: Int, files: Int, expected: Int) {
        #expect(OpenFiles.connections(wanted, of: files) == expected)
    }
}

private final class Looks: Sendable {
    let count = Mutex(0)
}
