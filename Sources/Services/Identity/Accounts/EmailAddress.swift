/// An e-mail address in the form in which it is stored and compared: trimmed and in lower case.
public struct EmailAddress: Hashable, Sendable {
    public let text: String

    /// Reads what a person typed. Nil unless it has one `@`, a local part and a domain with a dot, all of printable
    /// ASCII without spaces; whether the mailbox exists is shown by the mail that arrives.
    public init?(_ typed: String) {
        let bytes = Array(typed.utf8).trimmingSpaces()
        guard (6...254).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }),
            !bytes.contains(where: { Self.refused.contains($0) })
        else { return nil }
        let parts = bytes.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count), Self.isDomain(parts[1]) else { return nil }
        text = String(decoding: bytes, as: UTF8.self).lowercased()
    }

    /// `"(),:;<>[\]`: legal only in quoted local parts, and dangerous in a header.
    private static let refused = Set("\"(),:;<>[\\]".utf8)

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != 0x2D && label.last != 0x2D
                    && label.allSatisfy { $0 == 0x2D || $0.isASCIILetterOrDigit }
            }
    }
}

extension UInt8 {
    /// `A-Z a-z 0-9`.
    var isASCIILetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}

extension [UInt8] {
    fileprivate func trimmingSpaces() -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return []
        }
        return Array(self[first...last])
    }
}
