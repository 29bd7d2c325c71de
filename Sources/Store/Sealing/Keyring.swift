/// The keys of an installation: the one that seals now, older ones that still open, and those behind blind indexes and
/// token hashes, of which one writes and all are looked up by. One that was read from a key file reads it again when it
/// meets a key that it does not know.
///
/// A sealed value is `1`, the key's name (4 bytes), a nonce (24), ciphertext and tag.
public struct Keyring: Sealing {
    let sealingKeys: SealingKeys
    private let reread: (@Sendable () -> Keyring?)?
    let indexKeys: IndexKeys

    /// - Parameters:
    ///   - active: seals what is written from now on.
    ///   - older: open what was sealed before.
    ///   - index: behind blind indexes and token hashes.
    public init(active: SecretKey, older: [SecretKey] = [], index: SecretKey) {
        self.init(active: active, older: older, index: [IndexKey(index, isNamed: false)], reread: nil)
    }

    /// - Parameters:
    ///   - index: the newest last.
    ///   - reread: the key file as it is now; nil where it cannot be read.
    init(active: SecretKey, older: [SecretKey], index: [IndexKey], reread: (@Sendable () -> Keyring?)?) {
        sealingKeys = SealingKeys(SealingKeys.Held(active: active, older: older))
        indexKeys = IndexKeys(index)
        self.reread = reread
    }

    /// A new one, with random keys.
    public static func random(from random: some RandomSource = SystemRandom()) -> Keyring {
        Keyring(active: SecretKey(from: random), index: SecretKey(from: random))
    }

    /// The name of the key that seals now: the newest, until a database was asked (`KeyCheck`).
    public var active: KeyName { sealingKeys.current.active }
    /// The name of the last that came into the key file: it is to seal, if it does not yet.
    public var newest: KeyName { sealingKeys.current.names[0] }
    var keys: [KeyName: SecretKey] { sealingKeys.current.keys }
    /// The names of all keys that open, the one that seals among them.
    public var names: Set<KeyName> { Set(keys.keys) }

    /// Takes up what was added to the key file since it was read. A file that holds none of the index keys is another
    /// installation's, and is not looked at.
    public func refresh() {
        guard let newer = reread?(), indexKeys.join(newer.indexKeys.current.keys) else { return }
        sealingKeys.join(newer.sealingKeys.current)
    }

    private static let version: UInt8 = 1

    /// How many bytes at the beginning of a sealed value tell its key.
    public static let headLength = 1 + KeyName.length

    /// What a value begins with that is sealed now.
    public var head: [UInt8] { [Self.version] + active.bytes }

    /// Whose head this is; nil for what lies under another key than an installation's.
    public static func name(inHead head: [UInt8]) -> KeyName? {
        head.count == headLength && head[0] == version ? KeyName(bytes: Array(head.dropFirst())) : nil
    }

    public func seal(_ content: [UInt8], for context: SealContext) -> [UInt8] {
        let held = sealingKeys.current
        let head = [Self.version] + held.active.bytes
        return head + Cipher.seal(content, with: held.sealing[held.active]!, context: head + context.bytes)
    }

    public func open(_ sealed: [UInt8], for context: SealContext) throws -> [UInt8] {
        let headLength = Self.headLength
        guard sealed.count >= headLength + Cipher.overhead, sealed[0] == Self.version else { throw SealFailure.altered }
        let name = KeyName(bytes: Array(sealed[1..<headLength]))
        guard let key = sealingKey(name) else { throw SealFailure.unknownKey(name) }
        return try Cipher.open(
            sealed.dropFirst(headLength), with: key, context: Array(sealed[..<headLength]) + context.bytes)
    }

    private func sealingKey(_ name: KeyName) -> SecretKey? {
        if let known = sealingKeys.current.sealing[name] { return known }
        refresh()
        return sealingKeys.current.sealing[name]
    }
}

/// Names a key in what it sealed: the first bytes of a keyed hash, so that two keys have two names and a wrong file is
/// noticed.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    static let length = 4
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The name with which an index or a token hash begins; nil for bytes that are none.
    public init?(head: [UInt8]) {
        guard head.count == Self.length else { return nil }
        bytes = head
    }

    init(of key: SecretKey) {
        bytes = Array(KeyedHash.hash([], key: key.derived(.name)).prefix(Self.length))
    }

    /// Eight hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}
