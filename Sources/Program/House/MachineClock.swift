import Forms
import Glibc
import Services

/// The clock of the machine.
struct MachineClock: Clock {
    var now: Instant { Instant(seconds: Int64(time(nil))) }
}
