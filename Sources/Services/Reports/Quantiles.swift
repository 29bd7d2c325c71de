/// The middle of a list of times, and what nine out of ten stay below (nearest rank: always a time that occurred).
public struct Quantiles: Hashable, Sendable {
    public let median: Int64
    public let ninetieth: Int64

    /// nil for no times at all.
    init?(_ times: [Int64]) {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        let rank = { (percent: Int) in sorted[max(0, (percent * sorted.count + 99) / 100 - 1)] }
        (median, ninetieth) = (rank(50), rank(90))
    }
}
