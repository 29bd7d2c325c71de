import Dispatch
import Glibc
import Logging
import Synchronization

/// Stopping has an end. On the first SIGTERM or SIGINT what was begun is finished, and nothing new is taken; requests
/// that are not done by then are given up, and last the process ends, whatever it is at. A second signal ends it at once:
/// what is committed is on the disk, and the rest is taken up again at the next start (docs/decisions/0031).
///
/// systemd kills after 90 seconds (TimeoutStopSec): all of this is over before.
final class Stopping: Sendable {
    /// Seconds after the signal in which requests are finished.
    static let requests = 40.0
    /// Seconds after the signal in which the process has ended.
    static let everything = 75.0

    private let logger: Logger
    private let signals = Mutex(0)
    private let isLate = Mutex(false)
    private let sources: Mutex<[any DispatchSourceSignal]>

    init(logger: Logger) {
        self.logger = logger
        sources = Mutex([SIGTERM, SIGINT].map { DispatchSource.makeSignalSource(signal: $0, queue: .global()) })
    }

    /// Whether requests were given up.
    var gaveUp: Bool { isLate.withLock { $0 } }

    /// - Parameters:
    ///   - begin: called at the first signal: nothing new is begun from here on.
    ///   - giveUp: ends what has not ended by itself.
    func watch(begin: @escaping @Sendable () -> Void, giveUp: @escaping @Sendable () -> Void) {
        sources.withLock { sources in
            for source in sources {
                source.setEventHandler { [self] in caught(begin, giveUp) }
                source.resume()
            }
        }
    }

    /// The server has stopped, for whatever reason.
    func end() { sources.withLock { for source in $0 { source.cancel() } } }

    private func caught(_ begin: () -> Void, _ giveUp: @escaping @Sendable () -> Void) {
        let count = signals.withLock { count in
            count += 1
            return count
        }
        guard count == 1 else { leave("Diminta berhenti dua kali: berhenti tanpa menunggu.") }
        logger.notice("Berhenti: yang sudah dimulai diselesaikan.")
        begin()
        let queue = DispatchQueue.global()
        queue.asyncAfter(deadline: .now() + Self.requests) { [self] in
            isLate.withLock { $0 = true }
            giveUp()
        }
        queue.asyncAfter(deadline: .now() + Self.everything) { [self] in
            leave("Masih ada pekerjaan sesudah \(Int(Self.everything)) detik: berhenti tanpa menunggu.")
        }
    }

    private func leave(_ why: String) -> Never {
        logger.error("\(why)")
        _exit(1)
    }
}
