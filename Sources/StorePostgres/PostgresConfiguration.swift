public import Store

/// How a node uses the server.
public struct PostgresConfiguration: Sendable {
    /// Connections that read, each with a thread.
    public var readers: Int
    /// Connections that write, each with a thread, so that writers who wait for each other never keep readers waiting.
    public var writers: Int
    /// How many transactions may wait before the threads of each kind; one more throws `DatabaseFailure.busy`.
    public var queue: Int
    /// Prepared statements that a connection keeps; the server holds the plan of each.
    public var statements: Int
    /// How often a write is tried that collides with others, before it is `DatabaseFailure.busy`.
    public var attempts: Int
    /// Seconds for which a transaction waits for its thread, and a statement for a lock, before the same.
    public var patience: Int
    /// Seconds after which the server ends a statement.
    public var statementLimit: Int
    /// Seconds more after which a server that has said nothing counts as gone.
    public var silence: Int
    /// Told of every transaction at its end, each try of a write apart, for metrics.
    public var onTransaction: (@Sendable (TransactionReport) -> Void)?

    public init(
        readers: Int = 8, writers: Int = 8, queue: Int = 512, statements: Int = 256, attempts: Int = 8,
        patience: Int = 10, statementLimit: Int = 60, silence: Int = 5,
        onTransaction: (@Sendable (TransactionReport) -> Void)? = nil
    ) {
        self.readers = readers
        self.writers = writers
        self.queue = queue
        self.statements = statements
        self.attempts = attempts
        self.patience = patience
        self.statementLimit = statementLimit
        self.silence = silence
        self.onTransaction = onTransaction
    }
}
