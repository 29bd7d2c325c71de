/// A key behind blind indexes and token hashes. What it makes begins with its name, so that a change of the key finds what
/// is left under an older one; the key with which an installation began makes values without a name.
public struct IndexKey: Sendable {
    public let name: KeyName
    public let isNamed: Bool
    let key: SecretKey
    private let root: SecretKey
    private let tokens: SecretKey

    init(_ key: SecretKey, isNamed: Bool) {
        self.key = key
        self.isNamed = isNamed
        name = KeyName(of: key)
        root = key.derived(.blindIndex)
        tokens = key.derived(.tokens)
    }

    /// How long a blind index and a token hash are, without a name.
    public static let blindIndexLength = 16
    public static let tokenHashLength = 32
    /// How long the name is with which they may begin.
    public static let headLength = KeyName.length

    /// What its values begin with.
    public var head: [UInt8] { isNamed ? name.bytes : [] }

    func blindIndex(of value: String, office: String, field: String) -> [UInt8] {
        let subkey = SecretKey(KeyedHash.hash([Array(office.utf8), Array(field.utf8)], key: root))
        return head + KeyedHash.hash([Array(value.utf8)], key: subkey, length: Self.blindIndexLength)
    }

    func tokenHash(of token: String, purpose: String) -> [UInt8] { head + tokenDigest(of: token, purpose: purpose) }

    func tokenDigest(of token: String, purpose: String) -> [UInt8] {
        KeyedHash.hash([Array(purpose.utf8), Array(token.utf8)], key: tokens)
    }
}

extension IndexKey: Equatable {
    public static func == (one: IndexKey, other: IndexKey) -> Bool {
        one.isNamed == other.isNamed && ConstantTime.equal(one.key.bytes, other.key.bytes)
    }
}
