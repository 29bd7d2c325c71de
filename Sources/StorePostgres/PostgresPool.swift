import Store
import Synchronization

/// As many threads as connections: who has a thread has a connection, opened when it is first needed and again when it
/// was lost.
final class PostgresPool: Sendable {
    private let address: PostgresAddress
    private let configuration: PostgresConfiguration
    private let threads: BoundedThreads
    private let connections: Int
    private let resting = Mutex<[PostgresConnection]>([])

    init(_ address: PostgresAddress, _ configuration: PostgresConfiguration, connections: Int) {
        self.address = address
        self.configuration = configuration
        self.connections = connections
        threads = BoundedThreads(count: connections, queue: configuration.queue)
    }

    deinit { threads.stopSoon() }

    func use(as name: String) -> PoolUse { threads.use(as: name) }

    /// Connections that rest or work.
    var open: Int { resting.withLock { $0.count } + threads.use(as: "").busy }

    /// - Throws: `DatabaseFailure.busy` at once, when as many wait as may, and later where the turn comes too late: who
    ///   asked has been told so, or has left.
    func run<Value: Sendable>(_ body: @Sendable @escaping () throws -> Value) async throws -> Value {
        let end = ContinuousClock.now.advanced(by: .seconds(configuration.patience))
        return try await threads.run {
            guard ContinuousClock.now < end else { throw DatabaseFailure.busy }
            return try body()
        }
    }

    /// Called on a thread of the pool.
    /// - Parameter isNew: does not trust a connection that has rested: the server may have been away.
    func withConnection<Value>(isNew: Bool, _ body: (PostgresConnection) throws -> Value) throws -> Value {
        let rested = isNew ? nil : resting.withLock { $0.popLast() }
        let connection = try rested ?? PostgresConnection(address, configuration)
        defer { if connection.isSound { rest(connection) } }
        return try body(connection)
    }

    /// After a loss others may have been lost with it: they are let go, and opened anew one by one.
    func forgetResting() { resting.withLock { $0 = [] } }

    /// Waits for what runs, then closes the connections.
    func close() async throws {
        try await threads.stop()
        forgetResting()
    }

    /// One that was opened beside those that rest is one too many.
    private func rest(_ connection: PostgresConnection) {
        resting.withLock { if $0.count < connections { $0.append(connection) } }
    }
}
