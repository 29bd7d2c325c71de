import Store

/// What somebody typed to say who they are: a user name or an e-mail address, in the form in which it is compared.
struct LoginIdentifier: Hashable, Sendable {
    let text: String

    init(_ typed: String) {
        text = EmailAddress(typed)?.text ?? typed.filter { !$0.isWhitespace }.lowercased()
    }

    func index(keyring: Keyring) -> [UInt8] { BlindField.login.index(text, keyring: keyring) }

    /// The blind indexes by which log-ins are looked up and failures are counted: they exist for unknown names too, so that
    /// counting tells nobody which names exist.
    func indexes(keyring: Keyring) -> [[UInt8]] { BlindField.login.indexes(text, keyring: keyring) }
}
