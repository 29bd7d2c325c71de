/// An IPv4 address as a number, for pools and ranges.
struct IPv4: Hashable, Comparable, CustomStringConvertible {
    let number: Int64

    init(number: Int64) { self.number = number }

    /// Reads four decimal parts without leading zeros (`010` would be octal elsewhere); nil for anything else.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: Int64 = 0
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let value = Int64(part), value <= 255, part.utf8.count == 1 || part.utf8.first != 0x30
            else { return nil }
            number = number << 8 | value
        }
        self.number = number
    }

    var description: String {
        [24, 16, 8, 0].map { String(number >> $0 & 255) }.joined(separator: ".")
    }

    static func < (left: IPv4, right: IPv4) -> Bool { left.number < right.number }
}
