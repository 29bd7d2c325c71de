import Logging
import Synchronization

/// A log that keeps its lines, at the most talkative level.
final class HeardLog: Sendable {
    struct Line: Sendable {
        let message: String
        let facts: [String: String]
        /// All that was written, as one text.
        var text: String { message + facts.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined() }
    }

    private let kept = Mutex<[Line]>([])

    var lines: [Line] { kept.withLock { $0 } }
    /// One a request that was answered.
    var requests: [Line] { lines.filter { $0.message == "permintaan" } }

    var logger: Logger {
        var logger = Logger(label: "heard") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: HeardLog
        var metadata: Logger.Metadata = [:]
        var metadataProvider: Logger.MetadataProvider?
        var logLevel = Logger.Level.trace

        func log(event: LogEvent) {
            let facts = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }
            log.kept.withLock { $0.append(Line(message: "\(event.message)", facts: facts)) }
        }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
    }
}
