import Synchronization

/// The keys behind blind indexes and token hashes, as the key file had them when it was last read, and which of them
/// writes. Shared by every copy of a keyring, so that a running service takes up a new one.
///
/// All are looked up by; which one writes stands in the database (`KeyCheck`), since all nodes must change over together
/// and each has a key file of its own.
final class IndexKeys: Sendable {
    struct Held: Sendable {
        /// As the key file holds them, the newest last.
        let keys: [IndexKey]
        let writing: IndexKey

        /// The one that writes first.
        var all: [IndexKey] { [writing] + keys.filter { $0 != writing } }
    }

    private let held: Mutex<Held>

    /// - Precondition: at least one.
    init(_ keys: [IndexKey]) { held = Mutex(Held(keys: keys, writing: keys[0])) }

    var current: Held { held.withLock { $0 } }

    /// Those of a key file that was read again, without forgetting any: rows may still have to be found by it.
    /// - Returns: false for a file that shares none, which is another installation's.
    func join(_ newer: [IndexKey]) -> Bool {
        held.withLock { held in
            guard newer.contains(where: held.keys.contains) else { return false }
            held = Held(keys: held.keys.filter { !newer.contains($0) } + newer, writing: held.writing)
            return true
        }
    }

    func write(under key: IndexKey) { held.withLock { $0 = Held(keys: $0.keys, writing: key) } }
}
