import Forms
import Services
import Synchronization

/// A clock that stands still until the demo turns it, and only forwards.
final class DemoClock: Clock {
    private let instant: Mutex<Instant>

    init(_ start: Instant) { instant = Mutex(start) }

    var now: Instant { instant.withLock { $0 } }

    func turn(to new: Instant) { instant.withLock { $0 = max($0, new) } }
}
