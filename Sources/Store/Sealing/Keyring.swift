/// The keys of an installation: the one that seals now, older ones that still open, and the one behind blind indexes and
/// token hashes, which stays when the sealing key is changed.
///
/// A sealed value is `1`, the key's name (4 bytes), a nonce (24), ciphertext and tag.
public struct Keyring: Sealing {
    public let active: KeyName
    let keys: [KeyName: SecretKey]
    let sealing: [KeyName: SecretKey]
    let indexKey: SecretKey
    let indexRoot: SecretKey
    let tokenKey: SecretKey

    /// - Parameters:
    ///   - active: seals what is written from now on.
    ///   - older: open what was sealed before.
    ///   - index: behind blind indexes and token hashes.
    public init(active: SecretKey, older: [SecretKey] = [], index: SecretKey) {
        self.active = KeyName(of: active)
        keys = Dictionary([active] + older, keyedBy: KeyName.init(of:))
        sealing = keys.mapValues { $0.derived(.sealing) }
        indexKey = index
        indexRoot = index.derived(.blindIndex)
        tokenKey = index.derived(.tokens)
    }

    /// A new one, with random keys.
    public static func random(from random: some RandomSource = SystemRandom()) -> Keyring {
        Keyring(active: SecretKey(from: random), index: SecretKey(from: random))
    }

    private static let version: UInt8 = 1

    public func seal(_ content: [UInt8], for context: SealContext) -> [UInt8] {
        let head = [Self.version] + active.bytes
        return head + Cipher.seal(content, with: sealing[active]!, context: head + context.bytes)
    }

    public func open(_ sealed: [UInt8], for context: SealContext) throws -> [UInt8] {
        let headLength = 1 + KeyName.length
        guard sealed.count >= headLength + Cipher.overhead, sealed[0] == Self.version else { throw SealFailure.altered }
        let name = KeyName(bytes: Array(sealed[1..<headLength]))
        guard let key = sealing[name] else { throw SealFailure.unknownKey(name) }
        return try Cipher.open(
            sealed.dropFirst(headLength), with: key, context: Array(sealed[..<headLength]) + context.bytes)
    }
}

/// Names a key in what it sealed: the first bytes of a keyed hash, so that two keys have two names and a wrong file is
/// noticed.
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    static let length = 4
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(of key: SecretKey) {
        bytes = Array(KeyedHash.hash([], key: key.derived(.name)).prefix(Self.length))
    }

    /// Eight hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}

extension Dictionary {
    fileprivate init(_ values: [Value], keyedBy name: (Value) -> Key) {
        self.init(values.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
