import Synchronization

/// The keys that seal and open, as the key file had them when it was last read, and which of them seals. Shared by every
/// copy of a keyring, so that a running service takes up a new key without being started again.
///
/// Each opens what it sealed; which one seals stands in the database (`KeyCheck`), since every node must have a key before
/// one of them seals with it, and each has a key file of its own.
final class SealingKeys: Sendable {
    struct Held: Sendable {
        /// As the key file holds them, the newest first.
        let names: [KeyName]
        /// The one that seals.
        let active: KeyName
        let keys: [KeyName: SecretKey]
        /// What is sealed with: derived of them.
        let sealing: [KeyName: SecretKey]

        init(active: SecretKey, older: [SecretKey]) {
            let all = ([active] + older).map { (name: KeyName(of: $0), key: $0) }
            names = all.map(\.name)
            self.active = names[0]
            keys = Dictionary(all.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
            sealing = keys.mapValues { $0.derived(.sealing) }
        }

        private init(
            names: [KeyName], active: KeyName, keys: [KeyName: SecretKey], sealing: [KeyName: SecretKey]
        ) {
            self.names = names
            self.active = active
            self.keys = keys
            self.sealing = sealing
        }

        /// The newer ones, without forgetting any: what was read a moment ago may still have to be opened. The one that
        /// seals goes on.
        func joined(by newer: Held) -> Held {
            Held(
                names: newer.names + names.filter { !newer.names.contains($0) }, active: active,
                keys: keys.merging(newer.keys) { $1 }, sealing: sealing.merging(newer.sealing) { $1 })
        }

        func sealing(under name: KeyName) -> Held {
            Held(names: names, active: name, keys: keys, sealing: sealing)
        }
    }

    private let held: Mutex<Held>

    init(_ held: Held) { self.held = Mutex(held) }

    var current: Held { held.withLock { $0 } }

    func join(_ newer: Held) { held.withLock { $0 = $0.joined(by: newer) } }

    /// - Precondition: one of them.
    func seal(under name: KeyName) { held.withLock { $0 = $0.sealing(under: name) } }
}
