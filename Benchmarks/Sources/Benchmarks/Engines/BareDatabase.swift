/// An engine asked through its own library, with nothing of Balai's between: the yardstick of whatever is stored.
protocol BareDatabase: Sendable {
    /// What a caller asks through: its own, or one that all share by turns.
    func connect() throws -> any BareConnection
}

/// Its table is `entries`, as ``EngineTable`` makes it.
protocol BareConnection: AnyObject, Sendable {
    /// One row, by a prepared statement.
    func read(_ id: Int) throws
    /// One row, for good: back when it would outlast the power.
    func change(_ id: Int, _ body: [UInt8]) throws
    /// `BEGIN` and its like.
    func run(_ command: String) throws
}
