/// An IPv4 or IPv6 address, however it is written: `::ffff:10.0.0.5`, as a socket for both kinds tells an IPv4 peer, is
/// 10.0.0.5.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    private let groups: [UInt16]

    /// nil for what is no address.
    public init?(_ text: String) {
        if let v4 = IPv4(text) {
            groups = [0, 0, 0, 0, 0, 0xFFFF, UInt16(v4.number >> 16), UInt16(v4.number & 0xFFFF)]
        } else if let groups = Self.groups(text) {
            self.groups = groups
        } else {
            return nil
        }
    }

    private var v4: IPv4? {
        guard groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF else { return nil }
        return IPv4(number: Int64(groups[6]) << 16 | Int64(groups[7]))
    }

    public var description: String {
        v4?.description ?? groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// The IPv4 address, or the /64 of an IPv6 address.
    var network: String {
        v4?.description ?? groups[0..<4].map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
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
                guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                    let group = UInt16(part, radix: 16)
                else { return nil }
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
