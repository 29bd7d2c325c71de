import Store

extension KeyFile {
    /// The keyring of a file; where there is none yet, a new one. A key that is there already is used: whoever runs Balai
    /// may have put it there first, and it is never overwritten.
    static func loadOrCreate(at path: String) throws -> Keyring {
        do {
            return try load(from: path)
        } catch KeyFailure.missing {
            return try create(at: path)
        }
    }
}

extension SigningKeyFile {
    /// The same for the key that signs roots.
    @discardableResult
    static func loadOrCreate(at path: String) throws -> SigningKey {
        do {
            return try load(from: path)
        } catch SigningKeyFailure.missing {
            return try create(at: path)
        }
    }
}
