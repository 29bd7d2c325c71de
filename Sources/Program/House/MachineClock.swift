import Forms
import Glibc
import Services

/// The clock of the machine.
struct MachineClock: Clock {
    var now: Instant { Instant(seconds: Int64(time(nil))) }

    /// Milliseconds since 1970.
    static let milliseconds: @Sendable () -> Int64 = { read(CLOCK_REALTIME) }

    /// Milliseconds since the machine was started, sleep included: nobody sets this one.
    static func running() -> Int64 { read(CLOCK_BOOTTIME) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var now = timespec()
        clock_gettime(clock, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }
}
