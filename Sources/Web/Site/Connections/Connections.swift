import NIOCore
import Synchronization

/// Every open connection of the site, and who of them waits for whom: when there are more than may be, those leave first
/// of which nothing is lost.
final class Connections: Sendable {
    /// What a connection does now.
    enum Standing: Hashable {
        /// We wait for a request, or for the rest of its head.
        case waiting
        /// We wait for the rest of a body.
        case receiving
        /// Its client waits for us.
        case answered
    }

    /// Told to a connection whose place is needed.
    struct PlaceNeeded: Sendable {}

    private struct Book {
        var open = 0
        var waiting = Line()
        var receiving = Line()
    }

    private let most: Int
    private let book = Mutex(Book())

    /// - Parameter most: how many may be open.
    init(most: Int) { self.most = most }

    var count: Int { book.withLock { $0.open } }

    /// Notes one that came, as waiting. Where there are too many, the one that has waited longest for a request is closed;
    /// where all are in one, the one whose body has been coming longest.
    /// - Returns: false where everybody has begun something that is owed an answer: this one has to come again.
    func open(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        channel.closeFuture.whenComplete { [self] _ in close(id) }
        let (isIn, leaving) = book.withLock { book -> (Bool, (any Channel)?) in
            book.open += 1
            guard book.open > most else {
                book.waiting.add(channel)
                return (true, nil)
            }
            guard let leaving = book.waiting.takeFirst() ?? book.receiving.takeFirst() else { return (false, nil) }
            book.waiting.add(channel)
            return (true, leaving)
        }
        leaving?.pipeline.fireUserInboundEventTriggered(PlaceNeeded())
        return isIn
    }

    func note(_ channel: any Channel, _ standing: Standing) {
        let id = ObjectIdentifier(channel)
        book.withLock { book in
            book.waiting.remove(id)
            book.receiving.remove(id)
            switch standing {
            case .waiting: book.waiting.add(channel)
            case .receiving: book.receiving.add(channel)
            case .answered: break
            }
        }
    }

    private func close(_ id: ObjectIdentifier) {
        book.withLock { book in
            book.open -= 1
            book.waiting.remove(id)
            book.receiving.remove(id)
        }
    }
}

/// A line in which anybody may leave. Whoever came first stands first.
private struct Line {
    private var places: [ObjectIdentifier: Int] = [:]
    /// Places of those who have left stay until there are more of them than of the others.
    private var order: [(place: Int, channel: any Channel)] = []
    private var first = 0
    private var next = 0

    mutating func add(_ channel: any Channel) {
        places[ObjectIdentifier(channel)] = next
        order.append((next, channel))
        next += 1
        guard order.count > 2 * places.count + 64 else { return }
        order = order[first...].filter { places[ObjectIdentifier($0.channel)] == $0.place }
        first = 0
    }

    mutating func remove(_ id: ObjectIdentifier) { places[id] = nil }

    mutating func takeFirst() -> (any Channel)? {
        while first < order.count {
            let (place, channel) = order[first]
            first += 1
            guard places[ObjectIdentifier(channel)] == place else { continue }
            places[ObjectIdentifier(channel)] = nil
            return channel
        }
        return nil
    }
}
