import HTTPTypes
import Hummingbird
import Services
import Store

/// The number of a request: a trusted proxy's, where that has one, so that both logs name the same; else one of our own.
enum RequestNumber {
    static let header = HTTPField.Name("X-Request-Id")!

    static func of(_ request: Request, from peer: NetworkAddress?, trusting proxies: Set<NetworkAddress>) -> String {
        guard let peer, proxies.contains(peer), let given = request.headers[header], isWellFormed(given) else {
            return new()
        }
        return given
    }

    /// Short enough to be read out over the telephone.
    static func new() -> String { String(Identifier.random().prefix(12)) }

    /// It goes into a header, a page and the log: letters, digits, and what UUIDs and the like are made of.
    static func isWellFormed(_ number: String) -> Bool {
        (8...64).contains(number.utf8.count)
            && number.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            }
    }
}
