import Synchronization

/// What was read lately and cannot change under its key (a hash, a stored text), so that it need not be read again.
///
/// Two generations: what is asked for moves into the young one; when that is full, the old one is dropped and the young
/// one grows old. So what is used stays, and no more than twice `most` is ever held.
public final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let weight: Int
    }

    private struct Generations {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
        var weight = 0
    }

    private let generations = Mutex(Generations())
    private let most: Int

    /// - Parameter most: the weight of a generation.
    public init(most: Int) { self.most = most }

    public subscript(key: Key) -> Value? {
        generations.withLock { generations in
            if let found = generations.young[key] { return found.value }
            guard let found = generations.old[key] else { return nil }
            add(found, as: key, to: &generations)
            return found.value
        }
    }

    /// - Parameter weight: how much of `most` the value takes; at least 1.
    public func keep(_ value: Value, as key: Key, weight: Int = 1) {
        generations.withLock { add(Entry(value: value, weight: max(1, weight)), as: key, to: &$0) }
    }

    public func forget(_ key: Key) {
        generations.withLock { generations in
            if let entry = generations.young.removeValue(forKey: key) { generations.weight -= entry.weight }
            generations.old[key] = nil
        }
    }

    private func add(_ entry: Entry, as key: Key, to generations: inout Generations) {
        if generations.weight + entry.weight > most {
            generations.old = generations.young
            (generations.young, generations.weight) = ([:], 0)
        }
        if let before = generations.young.updateValue(entry, forKey: key) { generations.weight -= before.weight }
        generations.weight += entry.weight
    }
}
