/// The network address that somebody comes from, as far as attempts are counted: an IPv4 address, or the /64 of an IPv6
/// address (one subscriber has all of it). The route believes it from configured proxies only.
public struct ClientAddress: Hashable, Sendable {
    /// For counting only; it never reaches a log or a column in clear.
    let network: String

    /// Anything that is no address counts as one and the same unknown network.
    public init(_ text: String) {
        network = NetworkAddress(text)?.network ?? "?"
    }

    /// This machine: a proxy on it that the settings do not name makes everybody come from here.
    public var isLoopback: Bool { network.hasPrefix("127.") || network == "0:0:0:0::/64" }
}
