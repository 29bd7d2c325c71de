import Forms
public import Store

/// How much work waits and how much was given up, over all offices: for whoever watches the server.
public struct Backlog: Hashable, Sendable {
    public let outbox: WorkBacklog
    public let timers: WorkBacklog

    public static func read(_ environment: Environment, in transaction: any ReadTransaction) throws -> Backlog {
        let (keyring, now) = (environment.keyring, environment.now.seconds)
        return Backlog(
            outbox: try Outbox(keyring: keyring).backlog(now: now, in: transaction),
            timers: try Timers(keyring: keyring).backlog(now: now, in: transaction))
    }

    public init(outbox: WorkBacklog, timers: WorkBacklog) {
        self.outbox = outbox
        self.timers = timers
    }
}
