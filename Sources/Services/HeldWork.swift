import Forms
public import Store

/// What workers hold now, over all offices: for whoever watches the server.
public struct HeldWork: Hashable, Sendable {
    public let outbox: WorkLeases
    public let timers: WorkLeases

    public static func read(_ environment: Environment, in transaction: any ReadTransaction) throws -> HeldWork {
        let (keyring, now, lease) = (environment.keyring, environment.now.seconds, WorkPolicy().lease)
        return HeldWork(
            outbox: try Outbox(keyring: keyring).leases(now: now, lease: lease, in: transaction),
            timers: try Timers(keyring: keyring).leases(now: now, lease: lease, in: transaction))
    }
}
