import Synchronization
import Testing

@testable import Program

/// A sick part does not hold up the answer about the others.
@Suite struct HealthChecksTests {
    @Test func whatDoesNotAnswerIsSaidInTimeAndAskedOnce() async throws {
        let checks = HealthChecks(patience: 0.2)
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let looks = Mutex(0)
        @Sendable func look() async -> String? {
            looks.withLock { $0 += 1 }
            for await _ in gate { break }
            return nil
        }
        for _ in 0..<2 {
            #expect(await checks.ask("berkas") { await look() }?.hasPrefix("Belum menjawab sejak") == true)
        }
        #expect(await checks.ask("kunci") { nil } == nil)
        #expect(looks.withLock { $0 } == 1)
        opening.finish()
        #expect(await checks.ask("berkas") { await look() } == nil)
        #expect(await checks.ask("berkas") { "penuh" } == "penuh")
    }

    @Test(arguments: [(1_000, 20_000, 1_000), (1_000, 1024, 768), (1_000, 100, 16)])
    func connectionsLeaveRoomForFiles(wanted: Int, files: Int, expected: Int) {
        #expect(OpenFiles.connections(wanted, of: files) == expected)
    }
}
