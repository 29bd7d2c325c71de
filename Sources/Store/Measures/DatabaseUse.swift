/// How an engine is used now.
public struct DatabaseUse: Hashable, Sendable {
    /// `sqlite`, `postgresql`.
    public let engine: String
    public let pools: [PoolUse]
    /// Connections to a server that are open; nil where there is none.
    public let connections: Int?
    /// From asking for a write until it is durable: waiting, trying again and the disk together.
    public let commits: DurationCounts.Reading

    public init(engine: String, pools: [PoolUse], connections: Int? = nil, commits: DurationCounts.Reading) {
        self.engine = engine
        self.pools = pools
        self.connections = connections
        self.commits = commits
    }

    /// Seconds within which commits are told apart: a disk alone, a group, a queue, a stall.
    public static let commitBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
}
