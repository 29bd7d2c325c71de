import Logging
import Synchronization

/// What is known of a request while it is answered, for its line in the log: its number, its route, its office.
final class RequestNote: Sendable {
    private struct Facts {
        var number = ""
        var route: String?
        var office: String?
    }

    private let facts = Mutex(Facts())

    /// What a person can name, and what finds the request in the log.
    var number: String { facts.withLock { $0.number } }
    /// The route's pattern; nil where no route has the address.
    var route: String? { facts.withLock { $0.route } }
    /// The short name of the office whose page was asked for.
    var office: String? { facts.withLock { $0.office } }

    func begin(_ number: String) { facts.withLock { $0.number = number } }
    func follow(_ route: Route) { facts.withLock { $0.route = route.path } }
    func enter(_ office: String) { facts.withLock { $0.office = office } }

    /// The logger, with the number in each of its lines.
    func marking(_ logger: Logger) -> Logger {
        var logger = logger
        logger[metadataKey: "request"] = "\(number)"
        return logger
    }
}
