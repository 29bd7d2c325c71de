import Glibc
import Store
import Testing

extension Conformance {
    /// Milliseconds since 1970 by the machine's clock, which is the database's too in these tests.
    private static func machine() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }

    static let clocks = [
        Conformance("a machine whose clock is near the database's may start") { database in
            for gap in [-1500, 0, 1500] as [Int64] { try await ClockCheck.verify(database) { machine() + gap } }
        },
        Conformance("a machine whose clock is far off may not, and is told by how much") { database in
            for gap in [-3_600_000, 3_600_000] as [Int64] {
                let refused = await failure(ClockFailure.self) {
                    try await ClockCheck.verify(database) { machine() + gap }
                }
                #expect(refused?.isAhead == (gap > 0))
                #expect(refused.map { (3500...3600).contains($0.seconds) } == true)
                #expect(refused?.description.contains("Jam mesin ini") == true)
            }
        },
    ]
}

@Suite struct ClockCheckTests {
    @Test(arguments: [(0, 2000, 0), (0, -2000, 0), (0, 5000, 3000), (5000, 3000, 9000)] as [(Int64, Int64, Int64)])
    func twoSecondsAreNear(_ before: Int64, _ there: Int64, _ after: Int64) {
        #expect(ClockCheck.failure(before: before, there: there, after: after) == nil)
    }

    @Test(arguments: [(0, 2001, 0), (0, -2001, 0), (0, 5001, 3000), (5000, 2999, 9000)] as [(Int64, Int64, Int64)])
    func moreIsNot(_ before: Int64, _ there: Int64, _ after: Int64) {
        #expect(ClockCheck.failure(before: before, there: there, after: after) != nil)
    }
}
