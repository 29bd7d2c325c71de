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

    /// The address without its password, and the password: every user of the machine sees the arguments of a program.
    var parted: (text: String, password: String?) {
        guard let secret = secrets.first(where: { !$0.password.isEmpty }) else { return (text, nil) }
        let place =
            secret.before == ":"
            ? text.replacing(":\(secret.password)@", with: "@")
            : text.replacing("password=\(secret.password)", with: "application_name=balai")
        return (place, Self.decoded(secret.password))
    }

    /// Percent signs of an address taken back.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let first = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard first == UInt8(ascii: "%"), digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) else {
                bytes.append(first)
                continue
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
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
