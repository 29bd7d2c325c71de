import Synchronization

/// The keys that seal and open, as the key file had them when it was last read. Shared by every copy of a keyring, so that
/// a running service takes up a new key without being started again.
final class SealingKeys: Sendable {
    struct Held: Sendable {
        let active: KeyName
        /// As the key file holds them.
        let keys: [KeyName: SecretKey]
        /// What is sealed with: derived of them.
        let sealing: [KeyName: SecretKey]

        init(active: SecretKey, older: [SecretKey]) {
            self.active = KeyName(of: active)
            keys = Dictionary(
                ([active] + older).map { (KeyName(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
            sealing = keys.mapValues { $0.derived(.sealing) }
        }

        private init(active: KeyName, keys: [KeyName: SecretKey], sealing: [KeyName: SecretKey]) {
            self.active = active
            self.keys = keys
            self.sealing = sealing
        }

        /// The newer ones, without forgetting any: what was read a moment ago may still have to be opened.
        func joined(by newer: Held) -> Held {
            Held(
                active: newer.active, keys: keys.merging(newer.keys) { $1 },
                sealing: sealing.merging(newer.sealing) { $1 })
        }
    }

    private let held: Mutex<Held>

    init(_ held: Held) { self.held = Mutex(held) }

    var current: Held { held.withLock { $0 } }

    func join(_ newer: Held) { held.withLock { $0 = $0.joined(by: newer) } }
}
