public import Store

/// The token that every form carries (CSRF): a keyed hash of the cookie that comes with it, so that a page of another
/// host, though it may send the form, cannot make the token.
///
/// Signed in, the cookie is the session's. Signed out, it is a random one that is set with the first form
/// (`FormToken.newCookie`): the session cookie's successor of the log-in form. The Origin check stands beside it.
public enum FormToken {
    /// The token for the forms of a page that is sent to the holder of this cookie.
    public static func make(for cookie: String, keyring: Keyring) -> String {
        tokens(for: cookie, keyring: keyring)[0]
    }

    /// Under every index key: a form that was shown before the key was changed is still good.
    private static func tokens(for cookie: String, keyring: Keyring) -> [String] {
        SecretToken.digests(cookie, purpose: .form, keyring: keyring).map(Hexadecimal.text)
    }

    /// Whether a form's token belongs to the cookie that came with it; in constant time.
    public static func isValid(_ token: String, for cookie: String, keyring: Keyring) -> Bool {
        tokens(for: cookie, keyring: keyring).contains { ConstantTime.equal(token, $0) }
    }

    /// A cookie for somebody who is not signed in.
    public static func newCookie() -> String { SecretToken.random() }
}
