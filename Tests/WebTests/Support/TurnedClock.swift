import Forms
import Services
import Synchronization

/// A clock that stands still until a test turns it.
final class TurnedClock: Clock {
    private let instant: Mutex<Instant>

    /// Monday 2 March 2026, 09:00 WIB.
    init(_ start: Instant = Instant(CalendarDate(year: 2026, month: 3, day: 2)!, TimeOfDay("09:00")!, .wib)) {
        instant = Mutex(start)
    }

    var now: Instant { instant.withLock { $0 } }

    func turn(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
    func turn(minutes: Int64) { turn(seconds: minutes * 60) }
    func turn(hours: Int64) { turn(seconds: hours * 3600) }
    func turn(days: Int64) { turn(seconds: days * 86_400) }
    func turn(to new: Instant) { instant.withLock { $0 = new } }
}
