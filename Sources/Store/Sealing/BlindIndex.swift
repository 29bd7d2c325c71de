extension Keyring {
    /// What finds a sealed value by equality: a keyed hash, 16 bytes, with a key of its own for each office and field, so
    /// that equal values of two offices or two fields do not look equal.
    ///
    /// The caller brings `value` to its one form first (a phone number to `+62…`, a mail address to lower case).
    public func blindIndex(of value: String, office: String, field: String) -> [UInt8] {
        let subkey = SecretKey(KeyedHash.hash([Array(office.utf8), Array(field.utf8)], key: indexRoot))
        return KeyedHash.hash([Array(value.utf8)], key: subkey, length: 16)
    }

    /// How a session, reset or invitation token is stored: a keyed hash, 32 bytes. `purpose` keeps a token of one kind
    /// from being taken for another.
    public func tokenHash(of token: String, purpose: String) -> [UInt8] {
        KeyedHash.hash([Array(purpose.utf8), Array(token.utf8)], key: tokenKey)
    }
}
