public import Store

/// How the embedded engine runs.
public struct SQLiteConfiguration: Sendable {
    /// Connections that read at once, each with a thread and a cache of its own.
    public var readers: Int
    /// How many transactions may wait before the threads; one more throws `DatabaseFailure.busy`.
    public var queue: Int
    /// KiB of page cache a connection. Small: the system caches the file, and readers × cache is the program's memory.
    public var cacheKiB: Int
    /// Seconds to wait for another process that writes.
    public var patience: Double
    /// How many writes that wait at the same time are committed together at most; 1: each its own.
    public var groupSize: Int
    /// Told of every transaction at its end, for metrics.
    public var onTransaction: (@Sendable (TransactionReport) -> Void)?

    public init(
        readers: Int = 4, queue: Int = 512, cacheKiB: Int = 1024, patience: Double = 5, groupSize: Int = 64,
        onTransaction: (@Sendable (TransactionReport) -> Void)? = nil
    ) {
        self.readers = readers
        self.queue = queue
        self.cacheKiB = cacheKiB
        self.patience = patience
        self.groupSize = groupSize
        self.onTransaction = onTransaction
    }
}
