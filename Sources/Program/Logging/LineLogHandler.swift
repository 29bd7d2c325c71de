import Glibc
import Logging

/// Writes each event as one line, at once: a line is there when what follows it goes wrong.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    var logLevel: Logger.Level

    private let format: LogFormat
    private let time: @Sendable () -> Int64
    private let write: @Sendable (String) -> Void

    init(
        level: Logger.Level, format: LogFormat, time: @escaping @Sendable () -> Int64 = MachineClock.milliseconds,
        write: @escaping @Sendable (String) -> Void
    ) {
        logLevel = level
        self.format = format
        self.time = time
        self.write = write
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
        let line = LogLine(
            time: time(), level: event.level, message: "\(event.message)",
            facts: facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        write(line.written(as: format))
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }
}

extension Logger {
    /// The program's log, to standard error.
    static func balai(_ settings: Settings) -> Logger {
        let (level, format) = (settings.logLevel, settings.logFormat)
        return Logger(label: "balai") { _ in
            LineLogHandler(level: level, format: format) { Console.write($0, to: STDERR_FILENO) }
        }
    }
}
