/// How patiently a worker tries.
public struct WorkPolicy: Hashable, Sendable {
    /// Seconds until the second attempt; each further pause is twice as long.
    public var firstPause: Int64
    public var longestPause: Int64
    /// After so many attempts the work is given up.
    public var attempts: Int
    /// Seconds of the database's clock for which work is held.
    public var lease: Int64
    /// How much is done at once.
    public var atOnce: Int
    /// Seconds between two looks when nobody wakes the worker.
    public var interval: Int64

    public init(
        firstPause: Int64 = 30, longestPause: Int64 = 3600, attempts: Int = 8, lease: Int64 = 120, atOnce: Int = 4,
        interval: Int64 = 5
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.attempts = attempts
        self.lease = lease
        self.atOnce = atOnce
        self.interval = interval
    }

    /// Seconds to wait after the attempt of this number (1 for the first): between half and the whole of the doubled
    /// pause, so that many that failed together do not come back together.
    /// - Parameter jitter: 0 ..< 1.
    public func pause(after attempt: Int, jitter: Double) -> Int64 {
        let doubled = firstPause << Int64(min(max(0, attempt - 1), 20))
        let whole = min(doubled, longestPause)
        return max(1, whole / 2 + Int64(Double(whole - whole / 2) * jitter))
    }
}
