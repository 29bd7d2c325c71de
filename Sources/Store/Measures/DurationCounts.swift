import Synchronization

/// How long something took, counted into a few buckets: for whoever watches the server.
public final class DurationCounts: Sendable {
    /// What was counted up to now.
    public struct Reading: Hashable, Sendable {
        /// Upper bounds in seconds, rising.
        public let bounds: [Double]
        /// How many lay within each bound and above the one before; the last: above all of them.
        public internal(set) var counts: [Int]
        /// All of them together, in seconds.
        public internal(set) var seconds = 0.0

        init(bounds: [Double]) {
            self.bounds = bounds
            counts = [Int](repeating: 0, count: bounds.count + 1)
        }
    }

    private let state: Mutex<Reading>

    /// - Parameter bounds: in seconds, rising.
    public init(bounds: [Double]) { state = Mutex(Reading(bounds: bounds)) }

    public var reading: Reading { state.withLock { $0 } }

    public func note(_ took: Duration) {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        state.withLock { state in
            let bucket = state.bounds.firstIndex { seconds <= $0 } ?? state.bounds.count
            state.counts[bucket] += 1
            state.seconds += seconds
        }
    }

    /// Counts how long `body` takes, where it comes to its end.
    public func timing<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async rethrows -> Value {
        let started = ContinuousClock.now
        let value = try await body()
        note(ContinuousClock.now - started)
        return value
    }
}
