/// The network address that somebody comes from, as far as attempts are counted: an IPv4 address, or the /64 of an IPv6
/// address (one subscriber has all of it). The route believes it from configured proxies only.
public struct ClientAddress: Hashable, Sendable {
    /// For counting only; it never reaches a log or a column in clear.
    let network: String

    /// Anything that is no address counts as one and the same unknown network.
    public init(_ text: String) {
        if let v4 = IPv4(text) {
            network = v4.description
        } else if let groups = ClientAddress.groups(text) {
            network = ClientAddress.network(groups)
        } else {
            network = "?"
        }
    }

    /// This machine: a proxy on it that the settings do not name makes everybody come from here.
    var isLoopback: Bool { network.hasPrefix("127.") || network == "0:0:0:0::/64" }

    private static func network(_ groups: [UInt16]) -> String {
        if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            return IPv4(number: Int64(groups[6]) << 16 | Int64(groups[7])).description
        }
        return groups[0..<4].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    /// The eight groups of an IPv6 address; nil for anything else.
    private static func groups(_ text: String) -> [UInt16]? {
        let bare = text.split(separator: "%", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let halves = bare.components(around: "::")
        guard halves.count <= 2, let head = parse(halves[0]), let tail = parse(halves.count == 2 ? halves[1] : "")
        else {
            return nil
        }
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        return head + Array(repeating: 0, count: missing) + tail
    }

    private static func parse(_ half: String) -> [UInt16]? {
        guard !half.isEmpty else { return [] }
        var groups: [UInt16] = []
        let parts = half.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let v4 = IPv4(part) {
                groups += [UInt16(v4.number >> 16), UInt16(v4.number & 0xFFFF)]
            } else {
                guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}

extension String {
    /// The parts around a two-byte ASCII separator.
    fileprivate func components(around separator: String) -> [String] {
        let bytes = Array(utf8), mark = Array(separator.utf8)
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: mark) {
                parts.append([])
                index += mark.count
            } else {
                parts[parts.count - 1].append(bytes[index])
                index += 1
            }
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }
}
