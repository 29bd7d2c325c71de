/// The server that speaks S3: `https://s3.contoh.go.id`, with a port where it has one of its own.
public struct S3Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// What stands before `://`.
    let scheme: String
    /// Host, and port where it is not the scheme's.
    public let authority: String

    /// - Returns: nil for what is no address of a server, or has a path. An address without encryption is one on this
    ///   machine only: the files are sealed, but whoever stands on the way could say that one is kept that is not.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 || parts.count == 4 && parts[3].isEmpty, parts[1].isEmpty else { return nil }
        guard parts[0] == "https:" || parts[0] == "http:" else { return nil }
        scheme = String(parts[0].dropLast())
        let named = parts[2].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let host = named.first, !host.isEmpty, named.count <= 2,
            host.utf8.allSatisfy({ Self.characters.utf8.contains($0) })
        else { return nil }
        if named.count == 2 {
            guard let port = Int(named[1]), (1...65_535).contains(port) else { return nil }
            authority = port == (scheme == "https" ? 443 : 80) ? host : "\(host):\(port)"
        } else {
            authority = host
        }
        guard scheme == "https" || host == "localhost" || host == "127.0.0.1" else { return nil }
    }

    /// Amazon's own server of a region.
    public static func amazon(region: String) -> S3Endpoint? { S3Endpoint("https://s3.\(region).amazonaws.com") }

    public var description: String { "\(scheme)://\(authority)" }

    private static let characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"
}
