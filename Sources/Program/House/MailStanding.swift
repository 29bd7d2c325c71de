import Services
import Store
import Synchronization

/// Whether the server of outgoing mail takes anything at all, as the tries of this node tell: what waits for its next try is
/// never late, and one message that is refused for now says nothing of the others.
final class MailStanding: Sendable {
    private struct Silence {
        let since: Int64
        var last: Int64
    }

    private let clock: @Sendable () -> Int64
    private let silence = Mutex<Silence?>(nil)

    /// - Parameter clock: milliseconds by a clock that nobody sets.
    init(clock: @escaping @Sendable () -> Int64 = MachineClock.running) { self.clock = clock }

    /// - Parameter failure: what came of a try; nil: the message was taken.
    func note(_ failure: MailFailure?) {
        let now = clock()
        silence.withLock { silence in
            switch failure {
            case .away, .uncertain: silence = Silence(since: silence?.since ?? now, last: now)
            // It was never asked.
            case .permanent(code: nil, _): break
            case nil, .permanent, .transient: silence = nil
            }
        }
    }

    /// Seconds since the first of the tries in vain after which none was answered; nil: it answers, or nothing was tried
    /// for longer than a mail is ever put off.
    var seconds: Int64? {
        let now = clock()
        return silence.withLock { silence in
            guard let silence, now - silence.last <= (WorkPolicy.mail.longestPause + 120) * 1000 else { return nil }
            return (now - silence.since) / 1000
        }
    }
}

extension WorkPolicy {
    /// For mail: some two days, as servers of mail do it for each other (RFC 5321 §4.5.4.1 asks for more), so that an
    /// evening without the server strands nothing. One message is held at a time, no longer than its own sending takes:
    /// they go one after the other, and a server may be slow with each.
    static let mail = WorkPolicy(longestPause: 1800, attempts: 134, atOnce: 1)
}
