/// Where a PostgreSQL database is: `postgres://user:password@host:port/name`, with what libpq knows after a `?`
/// (`sslmode=verify-full`, `host=/run/postgresql` for a socket). Shown, its password is not.
public struct PostgresAddress: Hashable, Sendable, CustomStringConvertible {
    let text: String

    public static let schemes = ["postgres://", "postgresql://"]

    /// - Returns: nil for what is no address of PostgreSQL.
    public init?(_ text: String) {
        guard let scheme = Self.schemes.first(where: text.hasPrefix), text.utf8.count > scheme.utf8.count,
            !text.contains(where: { $0.isWhitespace || $0 == "\0" })
        else { return nil }
        self.text = text
    }

    public var description: String { withoutSecret(text) }

    /// A message without the password that it may repeat.
    func withoutSecret(_ message: String) -> String {
        secrets.reduce(message) { message, secret in
            message.replacing("\(secret.before)\(secret.password)", with: "\(secret.before)••••••")
                .replacing(secret.password.count < 4 ? "\0" : secret.password, with: "••••••")
        }
    }

    /// Passwords with the character before them: after the user's name, and as a parameter.
    private var secrets: [(before: Character, password: Substring)] {
        var found: [(before: Character, password: Substring)] = []
        let rest = text[text.firstRange(of: "://")!.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        if let end = authority.lastIndex(of: "@"), let colon = authority[..<end].firstIndex(of: ":") {
            found.append((":", authority[authority.index(after: colon)..<end]))
        }
        for parameter in rest.split(separator: "?").dropFirst().joined(separator: "?").split(separator: "&")
        where parameter.hasPrefix("password=") || parameter.hasPrefix("sslpassword=") {
            found.append(("=", parameter.drop { $0 != "=" }.dropFirst()))
        }
        return found.filter { !$0.password.isEmpty }
    }
}
