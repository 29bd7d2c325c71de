import Store

/// What somebody typed to say who they are: a user name or an e-mail address, in the form in which it is compared.
struct LoginIdentifier: Hashable, Sendable {
    let text: String

    init(_ typed: String) {
        text = EmailAddress(typed)?.text ?? typed.filter { !$0.isWhitespace }.lowercased()
    }

    /// The blind index under which log-ins and failures are counted: it exists for unknown names too, so that counting
    /// tells nobody which names exist.
    func index(keyring: Keyring) -> [UInt8] { BlindField.login.index(text, keyring: keyring) }
}
