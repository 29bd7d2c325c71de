public import Forms
public import Store

/// What every use case stands on. Made once, by the composition root; tests make their own.
public struct Environment: Sendable {
    public let database: any Database
    public let keyring: Keyring
    /// The clock of the whole program; the demo and the tests turn it.
    public let clock: any Clock
    public let passwords: PasswordHasher
    public let addresses: Addresses

    public init(
        database: any Database, keyring: Keyring, clock: any Clock, passwords: PasswordHasher, addresses: Addresses
    ) {
        self.database = database
        self.keyring = keyring
        self.clock = clock
        self.passwords = passwords
        self.addresses = addresses
    }

    public var now: Instant { clock.now }
}

/// Where the time comes from.
public protocol Clock: Sendable {
    var now: Instant { get }
}

/// How links that leave Balai begin; from configuration, never from a request's Host header.
public struct Addresses: Sendable, Hashable {
    /// The regency host with scheme and port, without a final slash: `http://127.0.0.1:8080`.
    public let root: String

    public init(root: String) { self.root = root }
}
