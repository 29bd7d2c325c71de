/// An empty database for a program that fills it itself; it goes when the last holder does.
public final class EmptyPostgres: Sendable {
    private let name = PostgresServer.newName()

    /// Blocks until it is there.
    public init() throws { try PostgresServer.createNow(name) }

    deinit { PostgresServer.drop(name) }

    /// What BALAI_DATABASE holds for it.
    public var address: String { PostgresServer.text(of: name) }
}
