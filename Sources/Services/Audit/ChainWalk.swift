/// Follows a case's chain over the stored bytes, event by event, and says where it does not hold. It goes on behind a
/// fault, so that one fault is told once and a second one is found too.
struct ChainWalk {
    enum Trouble: Hashable {
        case altered(Int)
        case missing(ClosedRange<Int>)
    }

    /// The number of the last event seen.
    private(set) var last = 0
    private(set) var troubles: [Trouble] = []
    /// The hash before the next event; two behind an altered one: what is stored, and what should have been.
    private var heads = [EventLog.genesis]

    /// - Returns: whether the event is what its hash says.
    mutating func step(_ event: StoredEvent) -> Bool {
        defer { last = max(last, event.sequence) }
        guard event.sequence == last + 1 else {
            troubles.append(event.sequence > last ? .missing(last + 1...event.sequence - 1) : .altered(event.sequence))
            heads = [event.chainHash]
            return true
        }
        let expected = heads.map(event.hash(onto:))
        guard expected.contains(event.chainHash) else {
            troubles.append(.altered(event.sequence))
            heads = [event.chainHash] + expected
            return false
        }
        heads = [event.chainHash]
        return true
    }

    /// What could be read was read: false behind a row that is no event's.
    private(set) var isReadable = true

    /// A row that is no event's: what follows it cannot be told.
    mutating func stumble() {
        troubles.append(.altered(last + 1))
        isReadable = false
    }

    /// Whether a head is the last event's hash.
    func ends(with head: [UInt8]) -> Bool { heads.contains(head) }
}
