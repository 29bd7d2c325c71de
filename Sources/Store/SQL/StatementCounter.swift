import Synchronization

/// Counts what is asked of the database on behalf of a task: with it a test sees that a page takes one read
/// transaction, and as many statements for fifty rows as for one; and a form's sender is told whether something may have
/// been kept.
public final class StatementCounter: Sendable {
    public struct Counts: Hashable, Sendable {
        public var reads = 0
        public var writes = 0
        /// Writes whose changes were kept.
        public var kept = 0
        public var statements = 0
        /// Rows walked over without an index: what grows with the data although the page does not.
        public var scannedRows = 0
        /// How much the engine did, where it tells: what grows with rows that an index does not tell apart.
        public var engineSteps = 0
    }

    /// The counter of the running task; engines report to it.
    @TaskLocal public static var current: StatementCounter?

    private let sum = Mutex(Counts())

    public init() {}

    public var counts: Counts { sum.withLock { $0 } }

    /// Called by an engine at the end of a transaction.
    public func add(_ report: TransactionReport) {
        sum.withLock {
            if report.isWrite { $0.writes += 1 } else { $0.reads += 1 }
            if report.isWrite && report.succeeded { $0.kept += 1 }
            $0.statements += report.statements
            $0.scannedRows += report.scannedRows
            $0.engineSteps += report.engineSteps
        }
    }

    /// Runs `body` and returns what it asked of the database, also through tasks that it started.
    public static func counting<Value>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async rethrows -> (value: Value, counts: Counts) {
        let counter = StatementCounter()
        let value = try await $current.withValue(counter, operation: body)
        return (value, counter.counts)
    }
}

/// What one transaction did, for counters and metrics.
public struct TransactionReport: Hashable, Sendable {
    public let isWrite: Bool
    public let statements: Int
    /// Rows walked over without an index, where the engine tells.
    public let scannedRows: Int
    /// Instructions of the engine's own machine, where it tells; 0 elsewhere.
    public let engineSteps: Int
    public let succeeded: Bool

    public init(isWrite: Bool, statements: Int, scannedRows: Int, engineSteps: Int = 0, succeeded: Bool) {
        self.isWrite = isWrite
        self.statements = statements
        self.scannedRows = scannedRows
        self.engineSteps = engineSteps
        self.succeeded = succeeded
    }
}
