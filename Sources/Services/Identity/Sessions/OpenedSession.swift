/// What the browser is given when somebody is let in. The tokens are shown here once and never again.
public struct OpenedSession: Hashable, Sendable {
    /// For the session's cookie.
    public let token: String
    /// For the cookie of the known browser; nil for contacts, who have no password that anybody could guess.
    public let deviceToken: String?
    public let kind: Person.Kind
    /// The account's or the contact's id.
    public let person: String
}
