extension Keyring {
    /// What finds a sealed value by equality: a keyed hash, 16 bytes, with a key of its own for each office and field, so
    /// that equal values of two offices or two fields do not look equal. This one is written; a look-up asks for any of
    /// `blindIndexes`.
    ///
    /// The caller brings `value` to its one form first (a phone number to `+62…`, a mail address to lower case).
    public func blindIndex(of value: String, office: String, field: String) -> [UInt8] {
        indexKeys.current.writing.blindIndex(of: value, office: office, field: field)
    }

    /// The same under every index key, the one that writes first: while the key is being changed a row lies under either.
    public func blindIndexes(of value: String, office: String, field: String) -> [[UInt8]] {
        indexKeys.current.all.map { $0.blindIndex(of: value, office: office, field: field) }
    }

    /// How a session, reset or invitation token is stored: a keyed hash, 32 bytes. `purpose` keeps a token of one kind
    /// from being taken for another. This one is written; a look-up asks for any of `tokenHashes`.
    public func tokenHash(of token: String, purpose: String) -> [UInt8] {
        indexKeys.current.writing.tokenHash(of: token, purpose: purpose)
    }

    /// The same under every index key, the one that writes first.
    public func tokenHashes(of token: String, purpose: String) -> [[UInt8]] {
        indexKeys.current.all.map { $0.tokenHash(of: token, purpose: purpose) }
    }

    /// What follows from a text and the key without being stored: 32 bytes that never tell the key.
    public func tokenDigest(of text: String, purpose: String) -> [UInt8] {
        indexKeys.current.writing.tokenDigest(of: text, purpose: purpose)
    }

    /// The same under every index key, the one that writes first.
    public func tokenDigests(of text: String, purpose: String) -> [[UInt8]] {
        indexKeys.current.all.map { $0.tokenDigest(of: text, purpose: purpose) }
    }

    /// Every index key, the one that writes first.
    public var index: [IndexKey] { indexKeys.current.all }

    /// The last that came into the key file: it is to write, if it does not yet.
    public var newestIndex: IndexKey { indexKeys.current.keys.last! }

    /// The names of all its keys, those that seal and those behind blind indexes.
    public var everyName: Set<KeyName> { names.union(index.map(\.name)) }
}
