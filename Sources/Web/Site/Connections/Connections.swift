import NIOCore
import Synchronization

/// Every open connection of the site, and who of them waits for whom: when there are more than may be, those leave first
/// of which nothing is lost.
final class Connections: Sendable {
    /// What a connection does now.
    enum Standing: Hashable {
        /// We wait for its first request, or for the rest of its head.
        case silent
        /// We wait for another request, or for the rest of its head.
        case waiting
        /// We wait for the rest of a body.
        case receiving
        /// What it was answered waits to be read.
        case unread
        /// Its client waits for us.
        case answered
    }

    /// Told to a connection whose place is needed.
    struct PlaceNeeded: Sendable {}

    private struct Book {
        var open = 0
        var silent = Line()
        var waiting = Line()
        var receiving = Line()
        var unread = Line()

        mutating func remove(_ id: ObjectIdentifier) {
            silent.remove(id)
            waiting.remove(id)
            receiving.remove(id)
            unread.remove(id)
        }

        /// Who leaves first: of whom the least is lost.
        mutating func takeFirst(silentSince limit: NIODeadline) -> (any Channel)? {
            silent.takeFirst(before: limit) ?? waiting.takeFirst() ?? silent.takeFirst() ?? receiving.takeFirst()
                ?? unread.takeFirst()
        }
    }

    private let most: Int
    private let firstWord: TimeAmount
    private let book = Mutex(Book())

    init(_ limits: Limits) {
        most = limits.connections
        firstWord = .seconds(limits.firstWord)
    }

    var count: Int { book.withLock { $0.open } }

    /// Notes one that came, as silent. Where there are too many, one is closed that has not said a word in its time; else
    /// the one that has waited longest for a request; where all are in one, the one whose body has been coming longest, or
    /// whose answer has waited longest for its reader.
    /// - Returns: false where everybody has begun something that is owed an answer: this one has to come again.
    func open(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        channel.closeFuture.whenComplete { [self] _ in close(id) }
        let (isIn, leaving) = book.withLock { book -> (Bool, (any Channel)?) in
            book.open += 1
            guard book.open > most else {
                book.silent.add(channel)
                return (true, nil)
            }
            guard let leaving = book.takeFirst(silentSince: .now() - firstWord) else { return (false, nil) }
            book.silent.add(channel)
            return (true, leaving)
        }
        leaving?.pipeline.fireUserInboundEventTriggered(PlaceNeeded())
        return isIn
    }

    func note(_ channel: any Channel, _ standing: Standing) {
        let id = ObjectIdentifier(channel)
        book.withLock { book in
            book.remove(id)
            switch standing {
            case .silent: book.silent.add(channel)
            case .waiting: book.waiting.add(channel)
            case .receiving: book.receiving.add(channel)
            case .unread: book.unread.add(channel)
            case .answered: break
            }
        }
    }

    private func close(_ id: ObjectIdentifier) {
        book.withLock { book in
            book.open -= 1
            book.remove(id)
        }
    }
}

/// A line in which anybody may leave. Whoever came first stands first.
private struct Line {
    private var places: [ObjectIdentifier: Int] = [:]
    /// Places of those who have left stay until there are more of them than of the others.
    private var order: [(place: Int, since: NIODeadline, channel: any Channel)] = []
    private var first = 0
    private var next = 0

    mutating func add(_ channel: any Channel) {
        places[ObjectIdentifier(channel)] = next
        order.append((next, .now(), channel))
        next += 1
        guard order.count > 2 * places.count + 64 else { return }
        order = order[first...].filter { places[ObjectIdentifier($0.channel)] == $0.place }
        first = 0
    }

    mutating func remove(_ id: ObjectIdentifier) { places[id] = nil }

    /// - Parameter limit: nobody who came later leaves.
    mutating func takeFirst(before limit: NIODeadline = .distantFuture) -> (any Channel)? {
        while first < order.count {
            let (place, since, channel) = order[first]
            guard since <= limit else { return nil }
            first += 1
            guard places[ObjectIdentifier(channel)] == place else { continue }
            places[ObjectIdentifier(channel)] = nil
            return channel
        }
        return nil
    }
}
