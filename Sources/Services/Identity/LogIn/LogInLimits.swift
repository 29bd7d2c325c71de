/// How many failures are borne, and what follows.
public struct LogInLimits: Hashable, Sendable {
    /// Failures of one account before it is shut for unknown browsers.
    public var accountFailures = 5
    /// Failures in one known browser before it counts as unknown.
    public var deviceFailures = 10
    /// How long failures are remembered, and how long the account stays shut; in seconds.
    public var window: Int64 = 15 * 60
    /// Failures from one address, and of one office, from which on unknown browsers wait.
    public var addressFailures = 10
    public var officeFailures = 100
    /// The longest wait, in seconds.
    public var longestWait = Slowing.longest

    public init() {}

    /// Seconds to wait at so many failures: 1, 2, 4, … An address alone never blocks, it slows: mobile users share
    /// addresses.
    func wait(after failures: Int, free: Int) -> Int64 {
        guard failures > free else { return 0 }
        return min(longestWait, Slowing.pause(after: failures - free - 1))
    }
}
