/// How much of something that has an end is in use: threads with a queue before them.
public struct PoolUse: Hashable, Sendable {
    /// What a metric calls it: `read`, `write`.
    public let name: String
    /// How many work now.
    public let busy: Int
    /// How many can work at once.
    public let limit: Int
    /// How many wait for their turn.
    public let waiting: Int
    /// How many may wait; one more is refused.
    public let queue: Int

    public init(name: String, busy: Int, limit: Int, waiting: Int, queue: Int) {
        self.name = name
        self.busy = busy
        self.limit = limit
        self.waiting = waiting
        self.queue = queue
    }
}
