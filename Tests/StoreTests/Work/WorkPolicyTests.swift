import Store
import Testing

@Suite struct WorkPolicyTests {
    private let policy = WorkPolicy(firstPause: 30, longestPause: 3600)

    @Test func pausesDoubleUpToTheLongest() {
        let pauses = [1, 2, 3, 7, 8, 60].map { policy.pause(after: $0, jitter: 0.999_999) }
        #expect(pauses == [29, 59, 119, 1919, 3599, 3599])
    }

    @Test func jitterSpreadsOverTheUpperHalf() {
        #expect(policy.pause(after: 2, jitter: 0) == 30)
        #expect(policy.pause(after: 2, jitter: 0.5) == 45)
        #expect(WorkPolicy(firstPause: 1).pause(after: 1, jitter: 0) == 1)
    }
}
