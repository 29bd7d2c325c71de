public import Services

/// How to reach the server that takes outgoing mail.
public struct SMTPConfiguration: Sendable {
    public enum Encryption: String, Sendable {
        /// Only to a server on this machine, or in a network that is trusted as much.
        case none
        /// Begins in the clear and changes over, or gives up (RFC 3207); usually port 587.
        case startTLS
        /// Encrypted from the first byte (RFC 8314); usually port 465.
        case implicit
    }

    public struct Invalid: Error, Equatable {
        public var reason: String
    }

    public let host: String
    public let port: Int
    public let encryption: Encryption
    public let user: String?
    public let password: String?
    /// The return address, and who a message is from that does not say it.
    public let sender: MailAddress
    /// From the connection to the last answer. A server that then stays silent at the farewell may hold up the next
    /// message as long again.
    public let timeout: Duration
    /// A file of certificates to trust instead of the system's.
    public let certificateAuthorities: String?

    /// - Throws: `Invalid` when the address, the port or the time is none, or a password would go over a network in the
    ///   clear.
    public init(
        host: String, port: Int, encryption: Encryption, user: String? = nil, password: String? = nil,
        sender: MailAddress, timeout: Duration = .seconds(30), certificateAuthorities: String? = nil
    ) throws(Invalid) {
        // The host goes into an address of which it must remain the host.
        guard !host.isEmpty, host.utf8.allSatisfy({ hostCharacters.utf8.contains($0) }) else {
            throw Invalid(reason: "host: \(host.debugDescription)")
        }
        guard (1...65_535).contains(port) else { throw Invalid(reason: "port: \(port)") }
        guard timeout > .zero else { throw Invalid(reason: "timeout: \(timeout)") }
        guard password == nil || encryption != .none || loopback.contains(host) else {
            throw Invalid(reason: "a password without encryption to \(host)")
        }
        do {
            _ = try MailHeader.address(sender)
        } catch {
            throw Invalid(reason: "sender: \(error)")
        }
        self.host = host
        self.port = port
        self.encryption = encryption
        self.user = user
        self.password = password
        self.sender = sender
        self.timeout = timeout
        self.certificateAuthorities = certificateAuthorities
    }
}

private let hostCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]"
private let loopback = ["localhost", "127.0.0.1", "[::1]"]
